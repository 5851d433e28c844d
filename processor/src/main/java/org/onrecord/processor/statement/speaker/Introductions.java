package org.onrecord.processor.statement.speaker;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onrecord.processor.statement.text.Capitals;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/** Finds the persons whom an English text introduces with a role ("Trade Minister X", "X, head of Y") and its full names. */
record Introductions(
        String part, Words words, int shift, String repeatedIn, Predicate<String> registered, List<Person> persons) {
    private static final PatternFile PATTERNS = new PatternFile("english", "introductions");
    private static final WordList IN_ROLE = WordList.of("inside-role");

    private static final List<String> BEFORE_ORGANISATION = List.of(" of the ", " of ", " for the ", " for ");

    /** Reads a document's text. Adds its persons, and its full names by first word and surname. */
    static void read(String text, List<Person> persons, Map<String, String> fullNames) {
        Introductions introductions = new Introductions(text, Word.split(text), 0, "", unused -> false, persons);
        introductions.introduce();
        introductions.fullNames(fullNames);
    }

    /** Reads a document's title, in which verbs may be capitalised: only registered or repeated names count as names. */
    static void readTitle(
            String title,
            int shift,
            String text,
            Predicate<String> registered,
            List<Person> persons,
            Map<String, String> fullNames) {
        Introductions introductions = new Introductions(title, Word.split(title), shift, text, registered, persons);
        introductions.introduce();
        Map<String, String> names = new HashMap<>();
        introductions.fullNames(names);
        names.forEach((word, name) -> {
            if (text.contains(name) || registered.test(name)) {
                fullNames.putIfAbsent(word, name);
            }
        });
    }

    private void introduce() {
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if ((NameWords.role(word) || NameWords.roles(word)) && !word.lower().endsWith("'s")) {
                introduce(i);
            }
        }
    }

    /** Adds runs of two or three name words as full names. */
    private void fullNames(Map<String, String> fullNames) {
        Map<String, String> given = new HashMap<>();
        int i = 0;
        while (i < words.size()) {
            int end = run(i, words.size(), Integer.MAX_VALUE);
            if (end - i == 2 || end - i == 3) {
                String written = name(i, end);
                boolean shouted = Capitals.shouted(written) && written.indexOf(' ') > 0;
                String name = shouted ? Capitals.cased(written) : written;
                fullNames.putIfAbsent(words.get(end - 1).bare(), name);
                String first = words.get(i).bare();
                if (end - i == 2 || WordList.of("surnames-first").has(first)) {
                    given.putIfAbsent(first, name);
                }
            }
            i = Math.max(i + 1, end);
        }
        // A word that ends one name and starts another ("Otto Marsh", "Marsh Street") is a surname.
        given.forEach(fullNames::putIfAbsent);
    }

    /** Adds the person introduced with the role whose head noun is given, if there is one. */
    private void introduce(int head) {
        int start = roleStart(head);
        int after = head + 1;
        int roleEnd = after;
        if (after < words.size()
                && words.beside(head)
                && WordList.of("office-links").has(words.lower(after))) {
            int end = officeEnd(after);
            int[] name = nameIn(after + 1, end);
            if (name[1] > name[0]) {
                add(start, name[0], name[0], name[1], null);
                return;
            }
            roleEnd = Math.max(end, after);
        } else {
            int first = courtesyBehind(after);
            int end = nameBehind(first);
            if (end > first) {
                add(start, after, first, end, countryBehind(end));
                return;
            }
        }
        if (!before(start, roleEnd)) {
            behindComma(start, head, roleEnd);
        }
    }

    private int roleStart(int head) {
        int start = head;
        while (start > 0
                && head - start < 8
                && words.beside(start - 1)
                && ((words.capital(start - 1) && !NameWords.never(words.get(start - 1))
                                        || WordList.of("role-modifiers").has(words.lower(start - 1)))
                                && !another(start - 1)
                        || links(start - 1))) {
            start--;
        }
        while (start < head
                // "Under President Marsh", but not "Under Secretary".
                && (words.lower(start).equals("and")
                        || NameWords.gerund(words, start)
                        || (words.lower(start).equals("under")
                                && !words.lower(start + 1).startsWith("secretar")))) {
            start++;
        }
        return start;
    }

    /** Returns true for an "and" after a name, before another person's role. "State Councilor and Foreign Minister" is one role. */
    private boolean another(int i) {
        return words.lower(i).equals("and")
                && (i == 0 || NameWords.is(words.get(i - 1)) && !NameWords.role(words.get(i - 1)));
    }

    /** Returns the end of "of the Ministry of Boats" with the capitalised words after it. */
    private int officeEnd(int of) {
        int end = of + 1;
        while (end < words.size()
                && end - of < 22
                && (spaced(end - 1) || NameWords.courtesy(words.get(end - 1)) && abbreviated(end - 1))
                && (words.capital(end) || IN_ROLE.has(words.lower(end)))) {
            end++;
        }
        while (end > of && !words.capital(end - 1)) {
            end--;
        }
        return end;
    }

    /** Skips the "Dr." of "Advisor Dr. Ada Quill". */
    private int courtesyBehind(int after) {
        boolean courtesy = after + 1 < words.size()
                && words.beside(after - 1)
                && NameWords.courtesy(words.get(after))
                && abbreviated(after);
        return courtesy ? after + 1 : after;
    }

    /** Returns true if a space, or an abbreviation's point and a space, separates a word from the next. */
    private boolean abbreviated(int i) {
        return i + 1 < words.size()
                && (words.beside(i)
                        || part.startsWith(". ", words.get(i).end())
                                && words.get(i + 1).start() == words.get(i).end() + 2);
    }

    /** Returns the end of the name directly after a role: "Minister An Lin". */
    private int nameBehind(int after) {
        boolean surname = after + 1 < words.size()
                && words.beside(after - 1)
                && words.beside(after)
                && WordList.of("surnames-too").has(words.get(after).text())
                && NameWords.is(words.get(after + 1));
        int end = surname ? after + 1 : after;
        while (end < words.size()
                && end - after < 4
                && (words.beside(end - 1) || initial(end - 1) || end == after && NameWords.courtesy(words.get(end - 1)))
                && (NameWords.is(words.get(end)) || end > after && initial(end))
                && !NameWords.gerund(words, end)
                && (end == after || !possessive(end - 1))) {
            end++;
        }
        return end;
    }

    /** Reads a name before its role: "Name, role of ...". */
    private boolean before(int start, int roleEnd) {
        // In "Ada Quill, Harbour Director and Tides Minister Otto Marsh" the second role is the next person's, as if
        // she had none.
        boolean next = roleEnd + 1 < words.size() && words.capital(roleEnd + 1);
        if (start == 0
                || !comma(start)
                || next && (words.lower(roleEnd).equals("and") || NameWords.begins(words, roleEnd))) {
            return false;
        }
        int first = start;
        if (WordList.of("articles").has(words.lower(start - 1)) && words.beside(start - 1)) {
            first--;
        }
        int from = words.start(first, 3, words::beside, i -> NameWords.is(words.get(i)));
        if (first - from < 2) {
            return false;
        }
        add(start, roleEnd, from, first, null);
        return true;
    }

    /** Reads a name after its role and a comma: "The role with us today, Name, ...". */
    private void behindComma(int start, int head, int roleEnd) {
        for (int k = roleEnd; k < words.size() && k < roleEnd + 6; k++) {
            if (comma(k)) {
                int end = run(k, words.size(), 3);
                if (end - k >= 2 && end < words.size() && !words.beside(end - 1)) {
                    add(start, head + 1, k, end, null);
                }
                return;
            }
            if (!spaced(k - 1) || words.capital(k) && k > roleEnd) {
                return;
            }
        }
    }

    /**
     * Returns the name after "Secretary of ...": the first group of name words that follows an institution's words and ends the capitalised
     * words. The last two words of a longer group are the name, since an unknown institution may precede them: "Fisheries Ann Lake".
     */
    private int[] nameIn(int from, int to) {
        int group = from;
        while (group < to) {
            int end = run(group, to, Integer.MAX_VALUE);
            if (end == group) {
                group++;
                continue;
            }
            boolean goesOn = end < to && words.beside(end - 1) && words.capital(end);
            boolean afterInstitution = group > from
                    && (NameWords.institution(words.get(group - 1))
                            || NameWords.country(words.get(group - 1))
                            || NameWords.courtesy(words.get(group - 1)));
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

    /** Returns the country after a name: "President Marsh of Canada", "of the Republic of Canada". */
    private @Nullable String countryBehind(int end) {
        if (end >= words.size() || !words.beside(end - 1) || !words.lower(end).equals("of")) {
            return null;
        }
        for (int i = end + 1; i < words.size() && i < end + 6 && words.beside(i - 1); i++) {
            if (words.capital(i) && NameWords.country(words.get(i))) {
                return words.get(i).text();
            }
            if (!words.capital(i) && !IN_ROLE.has(words.lower(i))) {
                return null;
            }
        }
        return null;
    }

    private void add(int roleFrom, int roleTo, int from, int to, @Nullable String country) {
        String name = repeatedIn.isEmpty() ? name(from, to) : repeated(name(from, to));
        int close = words.get(roleTo - 1).end();
        int roleEnd = NameWords.courtesy(words.get(roleTo - 1)) && part.startsWith(".", close) ? close + 1 : close;
        String told = PATTERNS.matcher(
                        "occasion",
                        part.substring(words.get(roleFrom).start(), roleEnd).replace('\n', ' '))
                .replaceFirst("");
        Word head = words.get(roleTo - 1);
        if (NameWords.roles(head)) {
            told = head.text().substring(0, head.text().length() - 1);
        }
        boolean shouted = Capitals.shouted(name) && (name.indexOf(' ') > 0 || Capitals.shouted(told));
        String role = PATTERNS.matcher("courtesy", shouted ? Capitals.cased(told) : told)
                .replaceFirst("");
        String organisation = BEFORE_ORGANISATION.stream()
                .filter(link -> role.indexOf(link) > 0)
                .findFirst()
                .map(link -> role.substring(role.indexOf(link) + link.length()))
                .orElse(country);
        persons.add(Person.of(
                shouted ? Capitals.cased(name) : name,
                role,
                organisation,
                words.get(from).start() + shift));
    }

    private String repeated(String name) {
        for (String start = name; start.indexOf(' ') > 0; start = start.substring(0, start.lastIndexOf(' '))) {
            if (registered.test(start)) {
                return start;
            }
        }
        for (String start = name; start.indexOf(' ') > 0; start = start.substring(0, start.lastIndexOf(' '))) {
            if (repeatedIn.contains(start) || start.equals(two(name)) && calls(start)) {
                return start;
            }
        }
        String first = name.split(" ", 2)[0];
        return repeatedIn.contains(first) ? first : two(name);
    }

    private static String two(String name) {
        String[] split = name.split(" ", 3);
        return split.length < 3 ? name : split[0] + " " + split[1];
    }

    /** Returns true if the text calls somebody by the surname alone, perhaps in capitals as transcripts do. */
    private boolean calls(String name) {
        String surname = name.substring(name.lastIndexOf(' ') + 1);
        return repeatedIn.contains(surname) || repeatedIn.contains(surname.toUpperCase(Locale.ROOT));
    }

    private boolean initial(int i) {
        return NameWords.initial(words, i);
    }

    private boolean possessive(int i) {
        return words.lower(i).endsWith("'s");
    }

    /** Returns the words as a name, without a possessive ending. */
    private String name(int from, int to) {
        Word last = words.get(to - 1);
        int end = last.lower().endsWith("'s") ? last.end() - 2 : NameWords.endWithSuffix(part, last.end());
        return part.substring(words.get(from).start(), end);
    }

    /** Returns the end of the adjacent name words that start at {@code from}. */
    private int run(int from, int to, int most) {
        return words.end(
                from,
                Math.min(most, to - from),
                i -> (words.beside(i) || initial(i)) && !possessive(i),
                i -> (NameWords.is(words.get(i)) || i > from && i + 1 < to && initial(i))
                        && !NameWords.gerund(words, i));
    }

    /** Returns true for the "of" in "Ministry of Commerce Spokesperson". */
    private boolean links(int i) {
        return i > 0
                && Set.of("of", "for", "the").contains(words.lower(i))
                && !words.capital(i)
                && words.capital(i + 1)
                && words.beside(i - 1)
                && (NameWords.institution(words.get(i - 1)) && words.capital(i - 1)
                        || Set.of("of", "for").contains(words.lower(i - 1)));
    }

    /** Returns true if at most two characters of white space separate a word from the next. */
    private boolean spaced(int i) {
        int start = words.get(i).end();
        int end = words.get(i + 1).start();
        return end - start <= 2 && part.substring(start, end).isBlank();
    }

    /** Returns true if a comma and a space precede the word. */
    private boolean comma(int i) {
        int start = words.get(i - 1).end();
        return words.get(i).start() - start == 2 && part.startsWith(", ", start);
    }
}
