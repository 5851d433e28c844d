package org.onrecord.processor.statement.text;

import java.util.regex.Matcher;

/**
 * A copy of a text with uniform punctuation and white space. It has the same length as the text, so that offsets in one are valid in the
 * other.
 *
 * <p>Two apostrophes or grave accents used as a quotation mark become a straight mark and a space. Full-width marks become plain ones.
 * Spaces of every width become plain ones, as do invisible characters outside words, such as direction marks. Every line separator becomes
 * a line feed. The time that a transcript gives after a speaker's name becomes spaces.
 */
final class NormalizedText {
    private static final PatternFile PATTERNS = new PatternFile("common", "lines");

    private NormalizedText() {}

    static String copy(String text) {
        char[] units = text.toCharArray();
        for (int i = 0; i < units.length; i++) {
            switch (units[i]) {
                case '\'', '`', '‘', '’' -> i += doubled(units, i);
                case '＂', '″', '‟' -> units[i] = '"';
                case '„' -> units[i] = '“';
                case '\u0085', '\u2028' -> units[i] = '\n';
                case '\r' -> units[i] = i + 1 < units.length && units[i + 1] == '\n' ? ' ' : '\n';
                default -> units[i] = space(units[i]) || invisible(units[i]) && !inWord(units, i) ? ' ' : units[i];
            }
        }
        return untimed(new String(units));
    }

    /** Removes the time from labels such as "Otto Marsh (28:44):". */
    private static String untimed(String text) {
        if (!PATTERNS.in("time", text)) {
            return text;
        }
        return PATTERNS.matcher("timed", text)
                .replaceAll(timed ->
                        Matcher.quoteReplacement(timed.group(1) + ":") + " ".repeat(timed.end() - timed.end(1) - 1));
    }

    /** Replaces a doubled small mark with a straight mark and a space. Returns the number of further characters replaced. */
    private static int doubled(char[] units, int i) {
        if (i + 1 >= units.length || units[i + 1] != units[i] || i > 0 && units[i - 1] == units[i]) {
            return 0;
        }
        boolean opens = i + 2 < units.length
                && !Character.isWhitespace(units[i + 2])
                && (i == 0 || Character.isWhitespace(units[i - 1]) || "([—–-".indexOf(units[i - 1]) >= 0);
        units[i] = opens ? ' ' : '"';
        units[i + 1] = opens ? '"' : ' ';
        return 1;
    }

    /** Returns true for a no-break, thin or other wide space, which patterns would not take for one. */
    private static boolean space(char c) {
        return c > ' ' && Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static boolean invisible(char c) {
        return c >= '\u200b' && c <= '\u200f'
                || c >= '\u202a' && c <= '\u202e'
                || c >= '\u2060' && c <= '\u2069'
                || c == '\ufeff'
                || c == '\u00ad';
    }

    private static boolean inWord(char[] units, int i) {
        return i > 0
                && i + 1 < units.length
                && Character.isLetterOrDigit(units[i - 1])
                && Character.isLetterOrDigit(units[i + 1]);
    }
}
