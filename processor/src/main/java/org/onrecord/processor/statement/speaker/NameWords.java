package org.onrecord.processor.statement.speaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.processor.statement.text.Lexicon;
import org.onrecord.processor.statement.text.Words;

/** Tells words of persons' names from the other capitalised words: offices, countries, institutions, days. */
public final class NameWords {
    private static final Set<String> NEVER = Set.of(
            ("the a an in on at as and but or if when while after before during since for from with by of to this that "
                            + "these those he she it we they i you his her our your their its my there here what how why who which "
                            + "where is are was were do does did has have had will would can could should may might not no yes so "
                            + "then now also however meanwhile moreover additionally furthermore according thanks thank today "
                            + "yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march "
                            + "april june july august september october november december jan feb mar apr jun jul aug sep sept "
                            + "oct nov dec mr mrs ms dr all some many most more other such let just well very look good first "
                            + "second third next last one two three both each every any following regarding responding commenting "
                            + "asked speaking earlier later recently question answer q el la los las de y en que "
                            + "honoring celebrating commemorating marking announcing highlighting welcoming congratulating thanking "
                            + "condemning recognizing urging introducing discussing delivering aboard rt")
                    .split(" "));
    private static final Lexicon LEXICON = Lexicon.get();
    private static final Lexicon.Group ROLE = LEXICON.group("role");
    private static final Lexicon.Group THING = LEXICON.group("thing");
    private static final Lexicon.Group DOMAIN = LEXICON.group("domain");
    private static final Set<String> TITLES = Set.of(
            "mr",
            "mrs",
            "ms",
            "dr",
            "miss",
            "sir",
            "sec",
            "gen",
            "amb",
            "sen",
            "rep",
            "gov",
            "adm",
            "madam",
            "excellency",
            "lic",
            "designate",
            "elect",
            "ltg",
            "lt",
            "col",
            "sra",
            "sr",
            "doctor",
            "doctors",
            "coach",
            "taoiseach");
    private static final List<Lexicon.Group> SIDES = List.of(
            LEXICON.group("side CN"),
            LEXICON.group("side US"),
            LEXICON.group("side MX"),
            LEXICON.group("side CA"),
            LEXICON.group("side UN"),
            LEXICON.group("side other"));

    private static final Lexicon.Group SURNAME_FIRST = LEXICON.group("surname-first");
    private static final Set<String> SURNAMES_IN_ING = Set.of(
            "fleming",
            "manning",
            "keating",
            "harding",
            "browning",
            "sterling",
            "irving",
            "darling",
            "golding",
            "hastings",
            "cushing",
            "whiting",
            "fielding",
            "spalding",
            "redding",
            "starling",
            "schilling",
            "pickering",
            "vining",
            "bolling");
    private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv");
    private static final Pattern SUFFIX_BEHIND = Pattern.compile(",? (?:(?:Jr|Sr|JR|SR)\\b\\.?|III?\\b|IV\\b)");
    private static final Pattern CONTRACTIONS = Pattern.compile("'(?:m|re|ve|ll|d|t)$");

    private NameWords() {}

    /** True for "Mr", "Dr" and their like. */
    static boolean courtesy(Words.Word word) {
        return TITLES.contains(word.bare());
    }

    /** True for what tells a son from his father: "Jr." behind a name. */
    public static boolean suffix(Words.Word word) {
        return SUFFIXES.contains(word.lower());
    }

    /** True for "Addressing", "Marking" as titles open and go on with; a Chinese given name such as "Jinping" stands beside its surname. */
    static boolean gerund(List<Words.Word> words, int i) {
        String lower = words.get(i).lower();
        boolean chinese = i > 0 && SURNAME_FIRST.has(words.get(i - 1).bare())
                || i + 1 < words.size() && SURNAME_FIRST.has(words.get(i + 1).bare());
        return lower.endsWith("ing") && lower.length() > 5 && !chinese && !SURNAMES_IN_ING.contains(lower);
    }

    /** True for a single letter with a point between two words of a name. */
    static boolean initial(String text, List<Words.Word> words, int i) {
        return i > 0
                && i + 1 < words.size()
                && words.get(i).text().length() == 1
                && words.get(i).capitalised()
                && text.startsWith(". ", words.get(i).end())
                && words.get(i + 1).start() == words.get(i).end() + 2
                && words.get(i - 1).end() + 1 == words.get(i).start()
                && is(words.get(i - 1))
                && is(words.get(i + 1));
    }

    /** The suffix with which a name ends, without its point, or an empty string. */
    public static String suffix(String name) {
        List<Words.Word> words = Words.of(name, 0, name.length());
        return words.size() > 1 && suffix(words.getLast()) ? words.getLast().lower() : "";
    }

    /** Where a name ends of which the words up to a place are known: behind ", Jr." if that follows. */
    static int endWithSuffix(String text, int end) {
        Matcher suffix = SUFFIX_BEHIND.matcher(text).region(end, Math.min(text.length(), end + 8));
        return suffix.lookingAt() ? suffix.end() : end;
    }

    /** True for a capitalised word that can be part of a person's name. */
    public static boolean is(Words.Word word) {
        String lower = word.bare();
        return word.capitalised()
                && lower.length() > 1
                && !suffix(word)
                && !CONTRACTIONS.matcher(lower).find()
                && !NEVER.contains(lower)
                && !TITLES.contains(lower)
                && !lower.endsWith("tions")
                && !THING.has(lower)
                && !ROLE.has(lower)
                && !DOMAIN.has(lower)
                && !country(word);
    }

    /** True for a word that is never part of a name or a role. */
    static boolean never(Words.Word word) {
        return NEVER.contains(word.lower());
    }

    /** True for a word of an institution's name. */
    public static boolean institution(Words.Word word) {
        return DOMAIN.has(word.bare());
    }

    public static boolean country(Words.Word word) {
        List<Words.Word> one = List.of(word);
        return SIDES.stream().anyMatch(side -> side.at(one, 0) > 0)
                || word.text().indexOf('.') > 0;
    }

    /** The words of a name in lower case, without titles of courtesy and suffixes. */
    public static List<String> tokens(String name) {
        List<String> tokens = new ArrayList<>();
        for (Words.Word word : Words.of(name, 0, name.length())) {
            if (!TITLES.contains(word.bare()) && !(suffix(word) && !tokens.isEmpty())) {
                tokens.add(word.bare());
            }
        }
        return tokens;
    }
}
