package org.onrecord.processor.statement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;

/** The persons whom a document introduces with their roles, and the fullest form of each name in it. */
final class Cast {
    private static final Set<String> NEVER = new HashSet<>(Arrays.asList(
            ("the a an in on at as and but or if when while after before during since for from with by of to this that "
                            + "these those he she it we they i you his her our your their its my there here what how why who which "
                            + "where is are was were do does did has have had will would can could should may might not no yes so "
                            + "then now also however meanwhile moreover additionally furthermore according thanks thank today "
                            + "yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march "
                            + "april may june july august september october november december jan feb mar apr jun jul aug sep sept "
                            + "oct nov dec mr mrs ms dr all some many most more other such let just well very look good first "
                            + "second third next last one two three both each every any following regarding responding commenting "
                            + "asked speaking earlier later recently question answer q el la los las de y en que")
                    .split(" ")));
    private static final Lexicon LEXICON = Lexicon.get();
    private static final Lexicon.Group ROLE = LEXICON.group("role");
    private static final Lexicon.Group DOMAIN = LEXICON.group("domain");
    private static final int LOOK = 120_000;

    /**
     * A person whom the document names.
     *
     * @param name fullest form
     * @param role as the document gives it, or null
     * @param organisation as the document gives it, or null
     * @param at where the role stands
     */
    record Person(
            String name, @Nullable String role, @Nullable String organisation, int at) {
        Source source() {
            return new Source(name, role, organisation, false);
        }

        String lower() {
            return name.toLowerCase(Locale.ROOT);
        }
    }

    private final String text;
    private final List<Person> persons = new ArrayList<>();
    private final Map<String, String> fuller = new HashMap<>();

    private final String body;
    private boolean headline;
    private int titleStart;
    private int titleEnd;

    private Cast(String body, String title) {
        this.body = body;
        this.text = body + "\n" + title;
    }

    static Cast of(Document document) {
        String body = document.text();
        String title = body.startsWith(document.title()) ? "" : document.title();
        String text = body.substring(0, Math.min(LOOK, body.length()));
        Cast cast = new Cast(text, title);
        cast.titleStart = title.isEmpty() ? 0 : text.length() + 1;
        cast.titleEnd = cast.titleStart + document.title().length();
        cast.read(title, text.length() + 1);
        cast.read(text, 0);
        return cast;
    }

    List<Person> persons() {
        return persons;
    }

    private void read(String part, int shift) {
        List<Words.Word> words = Words.of(part, 0, part.length());
        headline = shift > 0
                && words.stream()
                                        .filter(word -> word.capitalised() || word.end() - word.start() < 4)
                                        .count()
                                * 10
                        >= words.size() * 9L;
        for (int i = 0; i < words.size(); i++) {
            Words.Word word = words.get(i);
            if (ROLE.has(word.bare()) && !word.lower().endsWith("'s")) {
                introduce(part, words, i, shift);
            }
            if (!headline
                    && nameWord(word)
                    && (i == 0 || !adjacent(part, words, i - 1) || !nameWord(words.get(i - 1)))) {
                run(part, words, i);
            }
        }
    }

    /** A run of two or three capitalised words that are no office, country or common word: a full name for each of its ends. */
    private void run(String part, List<Words.Word> words, int i) {
        int end = i + 1;
        while (end < words.size() && end - i < 4 && adjacent(part, words, end - 1) && nameWord(words.get(end))) {
            end++;
        }
        if (end - i < 2 || end - i > 3) {
            return;
        }
        String name = part.substring(words.get(i).start(), bareEnd(words.get(end - 1)));
        for (int k = i; k < end; k++) {
            fuller.putIfAbsent(words.get(k).bare(), name);
        }
    }

    private void introduce(String part, List<Words.Word> words, int head, int shift) {
        int start = head;
        while (start > 0
                && head - start < 8
                && adjacent(part, words, start - 1)
                && (modifies(words.get(start - 1)) || links(part, words, start - 1))) {
            start--;
        }
        int after = head + 1;
        int roleEnd = head + 1;
        if (after < words.size()
                && adjacent(part, words, head)
                && List.of("of", "for", "to", "on").contains(words.get(after).lower())) {
            int run = after + 1;
            while (run < words.size()
                    && run - after < 22
                    && spaced(part, words, run - 1)
                    && (words.get(run).capitalised()
                            || List.of("of", "the", "and", "for", "to", "in", "then", "now", "on")
                                    .contains(words.get(run).lower()))) {
                run++;
            }
            while (run > after && !words.get(run - 1).capitalised()) {
                run--;
            }
            int[] name = nameIn(part, words, after + 1, run);
            if (name[1] > name[0]) {
                add(part, words, start, name[0], name[0], name[1], shift);
                return;
            }
            roleEnd = Math.max(run, head + 1);
        } else {
            int run = after;
            if (run + 1 < words.size() && nameLikeWord(part, words, run)) {
                run++;
            }
            while (run < words.size()
                    && run - after < 4
                    && adjacent(part, words, run - 1)
                    && nameWord(words.get(run))) {
                run++;
            }
            if (run > after) {
                add(part, words, start, head + 1, after, run, shift);
                return;
            }
        }
        int first = start;
        if (start > 0
                && List.of("a", "an", "the").contains(words.get(start - 1).lower())
                && adjacent(part, words, start - 1)) {
            first--;
        }
        // "Name, role of ..." and "the role with us today, Name".
        if (start > 0
                && comma(part, words.get(start - 1).end(), words.get(start).start())) {
            int from = first;
            while (from > 0
                    && first - from < 3
                    && nameWord(words.get(from - 1))
                    && (from == first || adjacent(part, words, from - 1))) {
                from--;
            }
            if (first - from >= 2) {
                add(part, words, start, roleEnd, from, first, shift);
                return;
            }
        }
        for (int k = roleEnd; k < words.size() && k < roleEnd + 6; k++) {
            if (comma(part, words.get(k - 1).end(), words.get(k).start())) {
                int run = k;
                while (run < words.size()
                        && run - k < 3
                        && nameWord(words.get(run))
                        && (run == k || adjacent(part, words, run - 1))) {
                    run++;
                }
                if (run - k >= 2 && run < words.size() && !adjacent(part, words, run - 1)) {
                    add(part, words, start, head + 1, k, run, shift);
                }
                return;
            }
            if (!spaced(part, words, k - 1) || words.get(k).capitalised() && k > roleEnd) {
                return;
            }
        }
    }

    /** "He", "An" or "May" behind a role and before a name is a surname. */
    private static boolean nameLikeWord(String part, List<Words.Word> words, int i) {
        return adjacent(part, words, i - 1)
                && adjacent(part, words, i)
                && List.of("He", "She", "An", "May", "Will", "So", "Yes", "Such", "In", "We")
                        .contains(words.get(i).text())
                && nameWord(words.get(i + 1));
    }

    private String repeated(String name) {
        for (String part = name; ; part = part.substring(0, part.lastIndexOf(' '))) {
            if (body.contains(part)) {
                return part;
            }
            if (part.indexOf(' ') < 0) {
                String[] words = name.split(" ", 3);
                return words.length < 3 ? name : words[0] + " " + words[1];
            }
        }
    }

    /**
     * The name behind "Secretary of ...": the first group of name words that follows words of an institution and is not followed by more
     * of them; of an unknown institution's word and a name ("Fisheries Ann Lake"), the last two.
     */
    private static int[] nameIn(String part, List<Words.Word> words, int from, int to) {
        int group = from;
        while (group < to) {
            if (!nameWord(words.get(group))) {
                group++;
                continue;
            }
            int end = group + 1;
            while (end < to && nameWord(words.get(end)) && adjacent(part, words, end - 1)) {
                end++;
            }
            boolean goesOn =
                    end < to && adjacent(part, words, end - 1) && words.get(end).capitalised();
            boolean afterInstitution = group > from && (domain(words.get(group - 1)) || country(words.get(group - 1)));
            if (!goesOn && (afterInstitution || end - group >= 3)) {
                return new int[] {afterInstitution && end - group <= 3 ? group : end - 2, end};
            }
            if (!goesOn) {
                break;
            }
            group = end;
        }
        return new int[] {to, to};
    }

    private void add(String part, List<Words.Word> words, int roleFrom, int roleTo, int from, int to, int shift) {
        String name = part.substring(words.get(from).start(), bareEnd(words.get(to - 1)));
        String role = part.substring(
                        words.get(roleFrom).start(), words.get(roleTo - 1).end())
                .replace('\n', ' ');
        // A headline capitalises its verbs: only as much is name as the text repeats.
        if (headline) {
            name = repeated(name);
        }
        String organisation = null;
        for (String link : List.of(" of the ", " of ", " for the ", " for ")) {
            int at = role.indexOf(link);
            if (at > 0) {
                organisation = role.substring(at + link.length());
                break;
            }
        }
        persons.add(new Person(name, role, organisation, words.get(from).start() + shift));
    }

    private static int bareEnd(Words.Word word) {
        return word.lower().endsWith("'s") ? word.end() - 2 : word.end();
    }

    /** The "of" inside "Ministry of Commerce Spokesperson". */
    private static boolean links(String part, List<Words.Word> words, int i) {
        return i > 0
                && List.of("of", "for", "the").contains(words.get(i).lower())
                && !words.get(i).capitalised()
                && words.get(i + 1).capitalised()
                && adjacent(part, words, i - 1)
                && (domain(words.get(i - 1)) && words.get(i - 1).capitalised()
                        || List.of("of", "for").contains(words.get(i - 1).lower()));
    }

    private static boolean modifies(Words.Word word) {
        return word.capitalised() && !NEVER.contains(word.lower())
                || List.of(
                                "deputy",
                                "vice",
                                "then",
                                "former",
                                "acting",
                                "and",
                                "special",
                                "assistant",
                                "foreign",
                                "senior",
                                "press")
                        .contains(word.lower());
    }

    private static boolean domain(Words.Word word) {
        return DOMAIN.has(word.bare());
    }

    /** True for a capitalised word that can be part of a person's name. */
    static boolean nameWord(Words.Word word) {
        String lower = word.bare();
        return word.capitalised()
                && lower.length() > 1
                && !NEVER.contains(lower)
                && !ROLE.has(lower)
                && !DOMAIN.has(lower)
                && !country(word);
    }

    private static boolean country(Words.Word word) {
        List<Words.Word> one = List.of(word);
        return SIDES.stream().anyMatch(side -> side.at(one, 0) > 0)
                || word.text().indexOf('.') > 0;
    }

    private static final List<Lexicon.Group> SIDES = List.of(
            LEXICON.group("side CN"),
            LEXICON.group("side US"),
            LEXICON.group("side MX"),
            LEXICON.group("side CA"),
            LEXICON.group("side UN"),
            LEXICON.group("side other"));

    private static boolean adjacent(String part, List<Words.Word> words, int i) {
        return i + 1 < words.size()
                && words.get(i + 1).start() - words.get(i).end() == 1
                && Character.isSpaceChar(part.charAt(words.get(i).end()));
    }

    /** Only space, or the point of an abbreviation, between a word and the next. */
    private static boolean spaced(String part, List<Words.Word> words, int i) {
        int start = words.get(i).end();
        int end = words.get(i + 1).start();
        return end - start <= 2 && part.substring(start, end).isBlank();
    }

    private static boolean comma(String part, int start, int end) {
        return end - start == 2 && part.charAt(start) == ',' && part.charAt(start + 1) == ' ';
    }

    /** The person of a name or surname, with the role that stands nearest before the place, else the first one after it. */
    Optional<Person> person(String name, int at) {
        List<String> wanted = tokens(name);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Person best = null;
        for (Person person : persons) {
            if (tokens(person.name()).containsAll(wanted) && (best == null || better(person, best))) {
                best = person;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        String full = fullest(best.name());
        return Optional.of(new Person(full, best.role(), best.organisation(), best.at()));
    }

    private static boolean better(Person one, Person other) {
        int names = tokens(one.name()).size() - tokens(other.name()).size();
        String first = one.role();
        String second = other.role();
        if (names != 0 || first == null || second == null) {
            return names > 0;
        }
        boolean firstSided = LEXICON.side(first, "side").isPresent();
        boolean secondSided = LEXICON.side(second, "side").isPresent();
        return firstSided == secondSided ? first.length() > second.length() + 4 : firstSided;
    }

    /** The fullest form in which the document spells a name. */
    String fullest(String name) {
        List<String> wanted = tokens(name);
        if (wanted.size() != 1) {
            return name;
        }
        String longer = fuller.get(wanted.getFirst());
        return longer == null ? name : longer;
    }

    /** The person with a role of that head, the last introduced before the place, else the first after it. */
    Optional<Person> byRole(String head, int at) {
        Person best = null;
        for (Person person : persons) {
            String role = person.role();
            if (role == null || !headed(role, head)) {
                continue;
            }
            boolean before = person.at() <= at;
            if (best == null
                    || before && (best.at() > at || person.at() >= best.at())
                    || !before && best.at() > at && person.at() < best.at()) {
                best = person;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        return person(best.name(), at);
    }

    /** The person whom the title names with a role of that head: the one whose remarks they are. */
    Optional<Person> titled(String head) {
        return persons.stream()
                .filter(person -> person.at() >= titleStart && person.at() < titleEnd)
                .filter(person -> person.role() != null && headed(person.role(), head))
                .findFirst()
                .flatMap(person -> person(person.name(), person.at()));
    }

    private static boolean headed(String role, String head) {
        String lower = " " + role.toLowerCase(Locale.ROOT) + " ";
        return lower.contains(" " + head + " ");
    }

    /** The Chinese words of a role that stand directly before a name in the document, e.g. 外交部发言人. */
    Optional<String> chineseRole(String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int start = at;
            while (start > 0 && at - start < 24 && Words.han(text.charAt(start - 1))) {
                start--;
            }
            String before = text.substring(start, at);
            for (String role : LEXICON.group("role-zh").han()) {
                if (before.endsWith(role) && !role.equals("记者")) {
                    return Optional.of(ChineseNames.role(before));
                }
            }
        }
        return Optional.empty();
    }

    /** The name of three or more characters that begins so and follows a role, e.g. for a surname alone. */
    Optional<String> chineseName(String beginning) {
        for (String role : LEXICON.group("role-zh").han()) {
            for (int at = text.indexOf(role + beginning); at >= 0; at = text.indexOf(role + beginning, at + 1)) {
                int start = at + role.length();
                for (int length = 4; length >= 2; length--) {
                    if (start + length <= text.length()) {
                        String name = text.substring(start, start + length);
                        if (name.chars().allMatch(c -> Words.han((char) c))
                                && text.indexOf(name, text.indexOf(name) + 1) >= 0) {
                            return Optional.of(name);
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** True if the word is part of a name of several words in the document. */
    boolean knows(String word) {
        return fuller.containsKey(word.toLowerCase(Locale.ROOT));
    }

    boolean mentions(String words) {
        return text.contains(words);
    }

    static List<String> tokens(String name) {
        List<String> tokens = new ArrayList<>();
        for (Words.Word word : Words.of(name, 0, name.length())) {
            String lower = word.bare();
            if (!List.of("mr", "mrs", "ms", "dr", "miss", "sir").contains(lower)) {
                tokens.add(lower);
            }
        }
        return tokens;
    }
}
