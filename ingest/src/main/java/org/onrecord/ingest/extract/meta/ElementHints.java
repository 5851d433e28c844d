package org.onrecord.ingest.extract.meta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onrecord.events.resource.WordLists;

/**
 * What the words in an element's class and id, or in the name of a meta element, say about its content.
 *
 * @param time the kind of date; {@link Time#NONE} if there is none
 * @param author true for the name of an author
 */
record ElementHints(Time time, boolean author, PageRegion place) {
    static final ElementHints NONE = new ElementHints(Time.NONE, false, PageRegion.BODY);

    enum Time {
        NONE,
        /** A line about the article, which may contain a date. */
        INFO,
        MODIFIED,
        DATE,
        CREATED,
        PUBLISHED
    }

    private static final Map<String, ElementHints> BY_WORD = byWord();

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
        for (String word : words(classAndId)) {
            ElementHints one = BY_WORD.get(word);
            all = one == null ? all : all.and(one);
        }
        return all;
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

    /** Returns the words of a name in lower case: {@code post-date}, {@code postDate} and {@code post_date} have two each. */
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
                words.add(name.substring(start, end).toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }
}
