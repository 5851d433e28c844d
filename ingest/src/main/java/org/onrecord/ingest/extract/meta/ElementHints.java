package org.onrecord.ingest.extract.meta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onrecord.ingest.wordlist.WordLists;

/**
 * What the words in an element's class and id, or in the name of a meta element, say about its content.
 *
 * @param time the kind of date; {@link Time#NONE} if there is none
 * @param author true for the name of an author
 */
record ElementHints(Time time, boolean author, PageRegion place) {
    static final ElementHints NONE = new ElementHints(Time.NONE, false, PageRegion.BODY);

    /** The kinds of dates. */
    enum Time {
        NONE,
        /** A line about the article, which may contain a date. */
        INFO,
        MODIFIED,
        DATE,
        CREATED,
        PUBLISHED
    }

    /** The lengths of the known words. */
    private static final int SHORTEST = 3;

    private static final int LONGEST = 17;
    private static final Map<String, ElementHints> BY_WORD = byWord();

    /** The first letters of the known words of each length, as bits; most other words are rejected by them. */
    private static final int[] FIRSTS = letters(0);

    private static final int[] SECONDS = letters(1);
    private static final int[] LASTS = letters(-1);

    /** Returns the letters at a position of the known words of each length; negative positions count from the end. */
    private static int[] letters(int place) {
        int[] letters = new int[LONGEST + 1];
        for (String word : BY_WORD.keySet()) {
            letters[word.length()] |= letter(word.charAt(place < 0 ? word.length() + place : place));
        }
        return letters;
    }

    /** Returns the bit of a letter in either case. Beyond ASCII it returns all bits, as case can change more there. */
    private static int letter(char c) {
        return c < 0x80 ? 1 << (c & 31) : -1;
    }

    private static Map<String, ElementHints> byWord() {
        WordLists words = WordLists.read(ElementHints.class, "element-words.txt");
        Map<String, ElementHints> hints = new HashMap<>();
        for (Time time : Time.values()) {
            add(hints, words, time.name(), new ElementHints(time, false, PageRegion.BODY));
        }
        for (PageRegion region : PageRegion.values()) {
            add(hints, words, region.name(), new ElementHints(Time.NONE, false, region));
        }
        add(hints, words, "author", new ElementHints(Time.NONE, true, PageRegion.BODY));
        return hints;
    }

    private static void add(Map<String, ElementHints> hints, WordLists words, String list, ElementHints hint) {
        words.list(list.toLowerCase(Locale.ROOT)).forEach(word -> hints.merge(word, hint, ElementHints::and));
    }

    static ElementHints of(String classAndId) {
        ElementHints all = NONE;
        int end = 0;
        while (end < classAndId.length()) {
            int start = end;
            while (start < classAndId.length() && !Character.isLetter(classAndId.charAt(start))) {
                start++;
            }
            end = endOfWord(classAndId, start);
            if (end - start >= SHORTEST && end - start <= LONGEST && mayBeKnown(classAndId, start, end)) {
                ElementHints one = BY_WORD.get(lower(classAndId, start, end));
                all = one == null ? all : all.and(one);
            }
        }
        return all;
    }

    private static boolean mayBeKnown(String name, int start, int end) {
        int length = end - start;
        return (FIRSTS[length] & letter(name.charAt(start))) != 0
                && (SECONDS[length] & letter(name.charAt(start + 1))) != 0
                && (LASTS[length] & letter(name.charAt(end - 1))) != 0;
    }

    private static int endOfWord(String name, int start) {
        int end = start;
        while (end < name.length() && Character.isLetter(name.charAt(end))) {
            end++;
            boolean hump = end < name.length()
                    && Character.isUpperCase(name.charAt(end))
                    && Character.isLowerCase(name.charAt(end - 1));
            if (hump) {
                break;
            }
        }
        return end;
    }

    private static String lower(String name, int start, int end) {
        String word = name.substring(start, end);
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < 'a' || c > 'z') {
                return word.toLowerCase(Locale.ROOT);
            }
        }
        return word;
    }

    /** Combines hints: words for changes outweigh other dates, and the first region counts. */
    ElementHints and(ElementHints other) {
        if (this == NONE || other == NONE) {
            return this == NONE ? other : this;
        }
        boolean modified = time == Time.MODIFIED || other.time == Time.MODIFIED;
        Time stronger = other.time.compareTo(time) > 0 ? other.time : time;
        return new ElementHints(
                modified ? Time.MODIFIED : stronger,
                author || other.author,
                place == PageRegion.BODY ? other.place : place);
    }

    /**
     * Returns the words of a name in lower case: {@code post-date}, {@code postDate} and {@code post_date} have two
     * each.
     */
    static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        int end = 0;
        while (end < name.length()) {
            int start = end;
            while (start < name.length() && !Character.isLetter(name.charAt(start))) {
                start++;
            }
            end = endOfWord(name, start);
            if (end > start) {
                words.add(lower(name, start, end));
            }
        }
        return words;
    }
}
