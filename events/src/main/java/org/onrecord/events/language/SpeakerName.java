package org.onrecord.events.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.resource.WordLists;

/**
 * Whether what a document calls a speaker is a name, of a person, an office or a body. "Lena Brook" and "spokesperson for the Ministry of
 * Tides" are names; "lawmakers", "his doctor" and a piece of a sentence are none. Only names are offered as actors.
 */
public final class SpeakerName {
    private static final WordLists LISTS = WordLists.read(SpeakerName.class, "speaker-names.txt");
    private static final Set<String> LINKS = LISTS.set("link");
    private static final Set<String> CLAUSE = LISTS.set("clause");
    private static final Set<String> ARTICLES = LISTS.set("article");
    private static final Set<String> NONE = LISTS.set("none");
    private static final Pattern CHINESE_CLAUSE = Pattern.compile(String.join("|", LISTS.list("chinese-clause")));
    private static final Pattern CHINESE_START =
            Pattern.compile("(?:" + String.join("|", LISTS.list("chinese-start")) + ").*");
    private static final Pattern BREAKS = Pattern.compile(".*(?:[?!;:“”。，！？；：…%]|\\bhttps?\\b|[a-z]\\.[a-z]).*");
    private static final Pattern EDGES = Pattern.compile("^[(\\[«\"'’-]+|[),.\\]»\"'’-]+$");
    private static final Pattern CONTRACTED = Pattern.compile(".*[’'](?:re|ve|ll|d|t|m)");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final int MOST_WORDS = 16;
    private static final int MOST_CHINESE = 24;

    private SpeakerName() {}

    public static boolean isName(String text) {
        String name = text.strip();
        if (name.length() < 2 || BREAKS.matcher(name).matches() || NONE.contains(name.toLowerCase(Locale.ROOT))) {
            return false;
        }
        return name.codePoints().anyMatch(Character::isIdeographic) ? isChinese(name) : hasCapitals(name);
    }

    /**
     * Returns the words of a text before its first word of a clause: "Iran" of "Iran said it rejects the plan", and all of
     * "lawmakers", which has none. Null if a clause goes on behind words that are no name.
     */
    public static @Nullable String beforeClause(String text) {
        String[] words = SPACES.split(text.strip());
        int clause = 0;
        while (clause < words.length && !ofClause(bare(words[clause]))) {
            clause++;
        }
        if (clause == words.length) {
            return text;
        }
        while (clause > 0 && LINKS.contains(bare(words[clause - 1]))) {
            clause--;
        }
        String start = String.join(" ", Arrays.asList(words).subList(0, clause));
        return isName(start) ? start : null;
    }

    private static String bare(String word) {
        return EDGES.matcher(word).replaceAll("");
    }

    /** Returns true for a small word of clauses, and for "there's" and "you'll". */
    private static boolean ofClause(String word) {
        String whole = word.endsWith("’s") || word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
        return CLAUSE.contains(word) && !LINKS.contains(word)
                || !whole.equals(word) && CLAUSE.contains(whole.toLowerCase(Locale.ROOT))
                || CONTRACTED.matcher(word).matches();
    }

    private static boolean isChinese(String name) {
        return name.length() <= MOST_CHINESE
                && name.contains("《") == name.contains("》")
                && name.chars().noneMatch(c -> c >= '0' && c <= '9')
                && (name.length() <= 4 || !CHINESE_CLAUSE.matcher(name).find())
                && (name.length() <= 3 || !CHINESE_START.matcher(name).matches());
    }

    /** Returns true if at least half of the words that carry meaning are capitalised, and none belongs to a clause. */
    private static boolean hasCapitals(String name) {
        String[] words = SPACES.split(name);
        int capitals = 0;
        int others = 0;
        for (int i = 0; i < words.length; i++) {
            String word = bare(words[i]);
            if (word.isEmpty() || i == 0 && ARTICLES.contains(word.toLowerCase(Locale.ROOT))) {
                continue;
            }
            if (ofClause(word) || Character.isDigit(word.charAt(0)) && others + capitals == 0) {
                return false;
            }
            if (Character.isUpperCase(word.codePointAt(0)) || Character.isDigit(word.charAt(0))) {
                capitals++;
            } else if (!LINKS.contains(word)) {
                others++;
            }
        }
        return words.length <= MOST_WORDS
                && capitals >= Math.max(1, others)
                && !LINKS.contains(words[words.length - 1]);
    }
}
