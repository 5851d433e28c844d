package org.onrecord.processor.statement.speaker;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.text.ChineseScript;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.WordList;

/** The grammar of Chinese sources: an office or body, a person's name before or behind an office, or a name alone. */
public final class ChineseSources {
    private static final PatternFile PATTERNS = new PatternFile("chinese", "sources");
    private static final String ROLES = WordList.of("name-roles").chinese().stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .collect(Collectors.joining("|", "(?:", ")"));
    private static final Pattern OFFICE = Pattern.compile(ROLES);
    /** An office at the end, or two: 国务委员兼外长. */
    private static final Pattern OFFICES = Pattern.compile(ROLES + "(?:兼\\p{IsHan}{0,6}?" + ROLES + ")?$");
    /** A given name behind an office, before the family name: 某某部长某某·. */
    private static final Pattern GIVEN_NAME = Pattern.compile(ROLES + "(\\p{IsHan}{1,8}·)$");

    private static final WordList SURNAMES = WordList.of("chinese", "surnames");
    private static final WordList SPELLING = WordList.of("chinese", "transliteration");
    private static final int LONGEST_NAME = 14;
    private static final int LONGEST = 40;
    /** The fewest characters of an office with its body: 某某银行行长. */
    private static final int SPECIFIC = 6;

    private ChineseSources() {}

    /** Returns the words of a clause without the adverbs, conjunctions and times that open it. */
    public static String opened(String clause) {
        return PATTERNS.matcher("openers", clause.strip()).replaceFirst("").strip();
    }

    /** Returns true for a clause without a subject of its own: it is empty or begins with a verb or preposition. */
    public static boolean subjectless(String clause) {
        return clause.isEmpty()
                || PATTERNS.matcher("object", clause).lookingAt()
                || PATTERNS.matcher("ends", clause).lookingAt();
    }

    /** Returns the source with which a clause begins, before its adverbs and verbs; empty if the clause begins with none. */
    public static Optional<SpeakerMention> first(String given, IntroducedPersons persons) {
        String clause = PATTERNS.matcher("remark", given).replaceAll("");
        Matcher end = PATTERNS.matcher(
                "ends",
                PATTERNS.matcher("title", clause)
                        .replaceAll(title -> "《".repeat(title.group().length())));
        while (end.find() && end.start() <= LONGEST) {
            if (end.start() > 0) {
                Optional<SpeakerMention> source = read(clause.substring(0, end.start()), persons);
                if (source.filter(ChineseSources::isDesignation).isPresent() && !cut(clause, end, persons)) {
                    return source;
                }
            }
            // A word of several characters is not part of a name: an adverb or verb follows words that name nobody.
            if (end.end() - end.start() > 1) {
                return Optional.empty();
            }
        }
        return read(clause, persons)
                .filter(ChineseSources::isDesignation)
                .or(() -> clause.endsWith("正")
                        ? read(clause.substring(0, clause.length() - 1), persons)
                        : Optional.empty());
    }

    /** Returns true if the character belongs to a name: the last of one that the text repeats, or one between others that spell a foreign name. */
    private static boolean cut(String clause, Matcher end, IntroducedPersons persons) {
        int at = end.start();
        boolean repeated = end.group().equals("正")
                && at >= 2
                && family(clause.substring(at - 2, at))
                && persons.mentionsAgain(clause.substring(at - 2, end.end()));
        boolean spelled = "因让".contains(end.group())
                && end.end() < clause.length()
                && SPELLING.has(clause.substring(at - 1, at))
                && SPELLING.has(clause.substring(end.end(), end.end() + 1));
        return repeated || spelled;
    }

    /** Returns true unless an adverb, verb or preposition stands inside the designation. */
    private static boolean isDesignation(SpeakerMention source) {
        String designation = source.role() == null ? source.all() : source.role();
        return !PATTERNS.in("hard", PATTERNS.matcher("title", designation).replaceAll(""));
    }

    /** Returns the speaker whom the words name from the first to the last. */
    public static Optional<SpeakerMention> read(String given, IntroducedPersons persons) {
        String words = ChineseNames.role(given).strip();
        if (words.length() < 2
                || words.length() > LONGEST
                || "的了和与、及".indexOf(words.charAt(words.length() - 1)) >= 0
                || words.indexOf('》') >= 0 && words.indexOf('《') < 0) {
            return Optional.empty();
        }
        Optional<SpeakerMention> person = joined(words, persons).or(() -> person(words, persons));
        if (person.isPresent()) {
            return person;
        }
        Matcher part = PATTERNS.matcher("part", words);
        if (part.matches() && !PATTERNS.in("ends", part.group(2))) {
            return Optional.of(SpeakerMention.of(part.group(2), part.group(1)));
        }
        Matcher quoted = PATTERNS.matcher("quoted", words);
        if (quoted.matches() && PATTERNS.in("head", quoted.group(1))) {
            return Optional.of(SpeakerMention.of(quoted.group(2), quoted.group(1)));
        }
        Matcher offices = OFFICES.matcher(words);
        if (offices.find()) {
            return Optional.of(titled(words, offices.start(), persons));
        }
        if (PATTERNS.in("head", words)
                || Sides.place(words)
                || PATTERNS.matcher("latin", words).matches()) {
            return Optional.of(SpeakerMention.named(words));
        }
        Optional<String> role = persons.chinese().role(words);
        boolean introduced = role.filter(office -> personal(words, persons) || foreign(office, words))
                .isPresent();
        return introduced || alone(words, persons)
                ? Optional.of(SpeakerMention.of(words, role.orElse(null)))
                : Optional.empty();
    }

    /** Returns true for a body or office that belongs to a country by its name and is no private one by its last words. */
    static boolean official(SpeakerMention source) {
        String words = source.role() == null ? source.name() : source.role();
        return words != null
                && ChineseScript.has(words, new Span(0, words.length()))
                && PATTERNS.in("official", words)
                && Sides.named(words).isPresent();
    }

    /** Returns true for a person with an office, or an office itself. */
    public static boolean office(SpeakerMention source) {
        String name = source.name();
        return source.role() != null || name != null && OFFICES.matcher(name).find();
    }

    /** Returns the office with which some words end, without the verbs and prepositions before it; empty if they end with none. */
    static String office(String words) {
        Matcher given = GIVEN_NAME.matcher(words);
        if (given.find()) {
            return office(words.substring(0, given.start(1)));
        }
        if (!OFFICES.matcher(words).find() || words.endsWith("记者")) {
            return "";
        }
        String office = words;
        Matcher end = PATTERNS.matcher("ends", words);
        while (end.find()) {
            String behind = end.group().equals("与") ? "" : opened(words.substring(end.end()));
            office = OFFICES.matcher(behind).find() ? behind : office;
        }
        return opened(office);
    }

    /** Returns the first of several persons, whose name stands behind an office and before "and". */
    private static Optional<SpeakerMention> joined(String words, IntroducedPersons persons) {
        Matcher office = OFFICE.matcher(words);
        while (office.find()) {
            Matcher joined = PATTERNS.matcher("joined", words).region(office.end(), words.length());
            String name = joined.find() ? words.substring(office.end(), joined.start()) : "";
            if (personal(name, persons)) {
                return Optional.of(SpeakerMention.of(name, words.substring(0, office.end())));
            }
        }
        return Optional.empty();
    }

    /** Returns the person whose name stands behind an office, and perhaps before a title: 某会会长某某教授. */
    private static Optional<SpeakerMention> person(String words, IntroducedPersons persons) {
        Matcher office = OFFICE.matcher(words);
        while (office.find()) {
            String behind = words.substring(office.end());
            String name = OFFICES.matcher(behind).replaceFirst("");
            String role = words.substring(0, office.end());
            if (personal(name, persons)) {
                return Optional.of(SpeakerMention.of(name, role));
            }
            String before = words.substring(0, office.start());
            if (!behind.isEmpty() && persons.actors().knowsPerson(before)) {
                return Optional.of(SpeakerMention.of(before, office.group().equals("代表") ? null : office.group()));
            }
            if (name.equals(behind) && foreign(role, name)) {
                return Optional.of(SpeakerMention.of(name, role));
            }
        }
        return Optional.empty();
    }

    /** Returns the person whose name or surname stands before an office, or the office itself. */
    private static SpeakerMention titled(String words, int office, IntroducedPersons persons) {
        String name = words.substring(0, office);
        boolean known = persons.actors().knowsPerson(name)
                || name.length() > 1
                        && (persons.chinese().role(name).isPresent() || spelled(name) && !words.endsWith("长"));
        if (known && !Sides.place(name)) {
            String title = words.substring(office);
            Optional<String> whole = persons.chinese().role(name).filter(role -> role.endsWith(title));
            return SpeakerMention.of(name, whole.orElse(title));
        }
        Optional<String> full = name.length() == 1 ? persons.chinese().name(name) : Optional.empty();
        return full.map(found ->
                        SpeakerMention.of(found, persons.chinese().role(found).orElse(words.substring(office))))
                .orElse(SpeakerMention.named(words));
    }

    /** Returns true for a name behind an office: a registered one, a family name with one or two characters, or a foreign name. */
    private static boolean personal(String name, IntroducedPersons persons) {
        return name.length() >= 2
                && (persons.actors().knowsPerson(name) || family(name) || spelled(name))
                && !PATTERNS.in("head", name)
                && !OFFICE.matcher(name).find();
    }

    static boolean family(String name) {
        return name.length() <= 3
                && SURNAMES.has(name.substring(0, 1))
                && name.chars().allMatch(Character::isIdeographic);
    }

    static boolean spelled(String name) {
        return name.length() >= 2
                && name.length() <= LONGEST_NAME
                && (PATTERNS.matcher("spelled", name).matches()
                        || PATTERNS.matcher("conjunction", name)
                                .replaceAll("")
                                .chars()
                                .allMatch(c -> SPELLING.has(String.valueOf((char) c))));
    }

    /** Returns true for a name, however it is written, behind an office that is not China's and says of what it is. */
    private static boolean foreign(String role, String name) {
        String side = Sides.named(role).or(() -> Sides.implied(role)).orElse("");
        return name.length() >= 2
                && name.length() <= 6
                && PATTERNS.matcher("no-name", name).results().findAny().isEmpty()
                && !side.equals("CN")
                && !side.equals("UN")
                && (!side.isEmpty() || role.length() >= SPECIFIC)
                && name.chars().allMatch(Character::isIdeographic)
                && !PATTERNS.in("ends", name)
                && !PATTERNS.in("head", name)
                && !OFFICE.matcher(name).find()
                && Sides.named(name).isEmpty();
    }

    /** Returns true for a name without an office: a registered one, one that the text repeats, or a foreign one. */
    private static boolean alone(String name, IntroducedPersons persons) {
        return persons.actors().knowsPerson(name)
                || family(name) && persons.mentionsAgain(name)
                || spelled(name) && name.length() >= 3 && Sides.named(name).isEmpty();
    }
}
