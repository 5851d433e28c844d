package org.onrecord.processor.statement.text;

import java.util.regex.Pattern;

/** Patterns of whole words in any case, with any white space between them. */
public final class WordPatterns {
    private WordPatterns() {}

    /** A pattern for whole words, any case, any white space between them. */
    public static Pattern words(String pattern) {
        return anywhere("\\b" + pattern);
    }

    /** The same for a language that has more letters. */
    public static Pattern unicodeWords(String pattern) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + pattern.replace(" ", "\\s+"), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** A pattern in any case and with any white space, that may begin within words. */
    public static Pattern anywhere(String pattern) {
        return Pattern.compile(pattern.replace(" ", "\\s+"), Pattern.CASE_INSENSITIVE);
    }
}
