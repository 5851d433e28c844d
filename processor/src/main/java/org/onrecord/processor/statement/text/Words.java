package org.onrecord.processor.statement.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.onrecord.events.Statement.Span;

/** Divides text in alphabetic script into words, with their offsets. */
public final class Words {
    private Words() {}

    /**
     * A word.
     *
     * @param start first unit
     * @param end one past the last
     * @param text as written
     * @param lower in lower case, straight apostrophes
     */
    public record Word(int start, int end, String text, String lower) {
        public boolean capitalised() {
            return Character.isUpperCase(text.charAt(0));
        }

        /** Without a possessive ending. */
        public String bare() {
            return lower.endsWith("'s") ? lower.substring(0, lower.length() - 2) : lower;
        }
    }

    /** The words of a stretch: letters and digits with inner apostrophes, hyphens and the points of abbreviations. */
    public static List<Word> of(String text, int start, int end) {
        List<Word> words = new ArrayList<>();
        int i = start;
        while (i < end) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) || han(c)) {
                i++;
                continue;
            }
            int from = i;
            while (i < end && inner(text, from, i, end)) {
                i++;
            }
            String word = text.substring(from, i);
            words.add(new Word(from, i, word, word.toLowerCase(Locale.ROOT).replace('’', '\'')));
        }
        return words;
    }

    private static boolean inner(String text, int from, int i, int end) {
        char c = text.charAt(i);
        if (Character.isLetterOrDigit(c)) {
            return !han(c);
        }
        boolean letterNext = i + 1 < end && Character.isLetterOrDigit(text.charAt(i + 1)) && !han(text.charAt(i + 1));
        if (c == '\'' || c == '’' || c == '-' || c == '&') {
            return letterNext;
        }
        if (c == '.') {
            boolean initial = i - from == 1 && Character.isUpperCase(text.charAt(from));
            boolean chain = i - from >= 3 && text.charAt(i - 2) == '.';
            return initial && letterNext || chain;
        }
        return false;
    }

    /** True for a Chinese character. */
    public static boolean han(char c) {
        return c >= '\u4e00' && c <= '\u9fff' || c >= '\u3400' && c <= '\u4dbf';
    }

    /** True if a Chinese character stands in the stretch. */
    public static boolean han(String text, Span span) {
        for (int i = span.start(); i < span.end(); i++) {
            if (han(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
