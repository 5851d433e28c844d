package org.onrecord.processor.statement.speaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/** Distinguishes words of persons' names from other capitalised words: offices, countries, institutions, days. */
public final class NameWords {
    private static final PatternFile PATTERNS = new PatternFile("common", "speakers");
    private static final WordList NEVER = WordList.of("never-names");
    private static final WordList ROLE = WordList.of("roles");
    private static final WordList THING = WordList.of("things");
    private static final WordList DOMAIN = WordList.of("institution-words");
    private static final WordList TITLES = WordList.of("courtesy-titles");
    private static final WordList SURNAME_FIRST = WordList.of("surnames-first");
    private static final WordList SURNAMES_IN_ING = WordList.of("surnames-in-ing");
    private static final WordList ARTICLES = WordList.of("articles");
    private static final WordList PARTICLES = WordList.of("name-particles");
    private static final Set<String> CAPITAL_PARTICLES = Set.of("De", "Del", "La", "Los");
    private static final WordList SUFFIXES = WordList.of("name-suffixes");

    private NameWords() {}

    /** Returns true for a noun of office: "minister". */
    public static boolean role(Word word) {
        return ROLE.has(word.bare());
    }

    /** Returns true for a noun of several people's office: "senators". */
    static boolean roles(Word word) {
        String lower = word.bare();
        return lower.endsWith("s") && ROLE.has(lower.substring(0, lower.length() - 1));
    }

    /** Returns true for a courtesy title such as "Mr" or "Dr". */
    static boolean courtesy(Word word) {
        return TITLES.has(word.bare());
    }

    /** Returns true for a generational suffix such as "Jr". */
    public static boolean suffix(Word word) {
        return SUFFIXES.has(word.lower());
    }

    /** Returns true for a gerund of a title, "Addressing", but not for a Chinese given name in "-ing" beside its surname. */
    static boolean gerund(Words words, int i) {
        String lower = words.lower(i);
        boolean chinese = i > 0 && SURNAME_FIRST.has(words.get(i - 1).bare())
                || i + 1 < words.size() && SURNAME_FIRST.has(words.get(i + 1).bare());
        return lower.endsWith("ing") && lower.length() > 5 && !chinese && !SURNAMES_IN_ING.has(lower);
    }

    /** Returns true for an initial with a point between two name words. */
    static boolean initial(Words words, int i) {
        return i > 0
                && i + 1 < words.size()
                && words.get(i).text().length() == 1
                && words.capital(i)
                && words.gap(i).equals(". ")
                && words.get(i - 1).adjacentTo(words.get(i))
                && is(words.get(i - 1))
                && is(words.get(i + 1));
    }

    /** Returns where the small words before a surname begin, "von der" in "von der Leyen", "De La" in "De La Cruz", or the place itself. */
    static int particles(Words words, int surname, int from) {
        int at = surname;
        while (at > from
                && (PARTICLES.has(words.get(at - 1).text())
                        || CAPITAL_PARTICLES.contains(words.get(at - 1).text()))
                && words.get(at - 1).adjacentTo(words.get(at))) {
            at--;
        }
        return at < surname && words.get(at).text().startsWith("De") || at > from && words.capital(at - 1)
                ? at
                : surname;
    }

    /** Returns the generational suffix of a name without its point, or an empty string. */
    public static String suffix(String name) {
        Words words = Word.split(name);
        return words.size() > 1 && suffix(words.getLast())
                ? words.getLast().lower().replace("junior", "jr")
                : "";
    }

    /** Returns the end of a name: the given offset, or the end of a ", Jr." that follows it. */
    static int endWithSuffix(String text, int end) {
        Matcher suffix = PATTERNS.matcher("suffix-behind", text).region(end, Math.min(text.length(), end + 8));
        return suffix.lookingAt() ? suffix.end() : end;
    }

    /** Returns the text of the words from..to (exclusive) with a ", Jr." that follows them. */
    static String withSuffix(Words words, int from, int to) {
        int end = endWithSuffix(words.text(), words.get(to - 1).end());
        return words.text().substring(words.get(from).start(), end);
    }

    /** Returns true for a capitalised word that can be part of a person's name. */
    public static boolean is(Word word) {
        String lower = word.bare();
        return word.capitalised()
                && lower.length() > 1
                && !suffix(word)
                && !PATTERNS.in("contractions", lower)
                && !NEVER.has(lower)
                && !TITLES.has(lower)
                && !lower.endsWith("tions")
                && !THING.has(lower)
                && !ROLE.has(lower)
                && !roles(word)
                && !PartyTags.is(word.text())
                && !DOMAIN.has(lower)
                && !country(word);
    }

    /** Returns true if a full name follows the word before at once: "Marsh" and "J. Marsh" are none, "Otto Marsh" and "J.D. Marsh" are. */
    static boolean begins(Words words, int i) {
        return i > 0
                && i + 1 < words.size()
                && words.get(i - 1).adjacentTo(words.get(i))
                && words.get(i).adjacentTo(words.get(i + 1))
                && (is(words.get(i)) || words.capital(i) && words.get(i).text().endsWith("."))
                && is(words.get(i + 1));
    }

    /** Returns true for a word that is never part of a name or role. */
    static boolean never(Word word) {
        return NEVER.has(word.lower());
    }

    /** Returns true for an article, which may be capitalised. */
    public static boolean article(Word word) {
        return ARTICLES.has(word.lower());
    }

    public static boolean institution(Word word) {
        return DOMAIN.has(word.bare());
    }

    public static boolean country(Word word) {
        return Sides.country(word) || word.text().indexOf('.') > 0;
    }

    /** Returns the words of a name in lower case, without courtesy titles and suffixes. */
    public static List<String> tokens(String name) {
        List<String> tokens = new ArrayList<>();
        for (Word word : Word.split(name)) {
            if (!TITLES.has(word.bare()) && !(suffix(word) && !tokens.isEmpty())) {
                tokens.add(word.bare());
            }
        }
        return tokens;
    }

    /** Returns the last word of a speaker's name in lower case without titles, or nothing. */
    public static String surname(SpeakerMention speaker) {
        String name = speaker.name();
        List<String> tokens = name == null ? List.of() : tokens(name);
        return tokens.isEmpty() ? "" : tokens.getLast();
    }

    /** Returns a label without the courtesy title before the name and bracketed remarks. */
    public static String withoutTitle(String label) {
        return label.replaceFirst("^(?i:MR|MS|MRS|DR|MISS|SRA?|LIC)\\.?\\s+", "")
                .replaceAll("\\s*\\([^)]*\\)?", "");
    }
}
