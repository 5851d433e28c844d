package org.onrecord.processor.statement.text;

import java.util.regex.Pattern;

/** Patterns of whole words that ignore case and the kind of white space. */
public final class WordPatterns {
    private WordPatterns() {}

    /** Returns a pattern that starts at the beginning of an English word. */
    public static Pattern words(String pattern) {
        return anywhere("\\b" + pattern);
    }

    /** Returns a pattern that starts at the beginning of a word in any alphabet. */
    public static Pattern unicodeWords(String pattern) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + pattern.replace(" ", "\\s+"), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Returns a pattern that may start within a word. */
    public static Pattern anywhere(String pattern) {
        return Pattern.compile(pattern.replace(" ", "\\s+"), Pattern.CASE_INSENSITIVE);
    }
}
