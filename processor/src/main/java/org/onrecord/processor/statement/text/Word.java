package org.onrecord.processor.statement.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.onrecord.processor.limit.ReadingBudget;

/**
 * A word in an alphabetic script: letters and digits with inner apostrophes, hyphens and the points of abbreviations.
 *
 * @param end the offset after the last character
 * @param lower the word in lower case, with straight apostrophes
 */
public record Word(int start, int end, String text, String lower) {
    /** How many characters before an apostrophe a quotation mark may stand that it closes. */
    private static final int MOST_QUOTED = 200;

    public static Words split(String text) {
        return split(text, 0, text.length());
    }

    public static Words split(String text, int start, int end) {
        ReadingBudget.step();
        List<Word> words = new ArrayList<>();
        int i = start;
        while (i < end) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) || ChineseScript.has(c)) {
                i++;
                continue;
            }
            int from = i;
            while (i < end && belongs(text, from, i, end)) {
                i++;
            }
            String word = text.substring(from, i);
            words.add(new Word(from, i, word, word.toLowerCase(Locale.ROOT).replace('’', '\'')));
        }
        return new Words(text, words);
    }

    /** Returns true if exactly one character separates the word from a later one. */
    public boolean adjacentTo(Word next) {
        return next.start() - end == 1;
    }

    private static boolean belongs(String text, int from, int i, int end) {
        char c = text.charAt(i);
        if (Character.isLetterOrDigit(c)) {
            return !ChineseScript.has(c);
        }
        boolean letterNext =
                i + 1 < end && Character.isLetterOrDigit(text.charAt(i + 1)) && !ChineseScript.has(text.charAt(i + 1));
        if (c == '\'' || c == '’' || c == '-' || c == '&') {
            return letterNext || (c != '-' && c != '&' && possessive(text, from, i, end));
        }
        if (c == '.') {
            boolean initial = i - from == 1 && Character.isUpperCase(text.charAt(from));
            boolean chain = i - from >= 3 && text.charAt(i - 2) == '.';
            return initial && letterNext || chain;
        }
        return false;
    }

    /** Returns true for the apostrophe of "the importers' association", which no quotation mark before it makes one that closes. */
    private static boolean possessive(String text, int from, int i, int end) {
        return i > from
                && text.charAt(i - 1) == 's'
                && i + 2 < end
                && text.charAt(i + 1) == ' '
                && Character.isLetter(text.charAt(i + 2))
                && text.lastIndexOf(text.charAt(i) == '’' ? '‘' : '\'', i - 1) < Math.max(0, i - MOST_QUOTED);
    }

    public boolean capitalised() {
        return Character.isUpperCase(text.charAt(0));
    }

    /** Returns the word in lower case without a possessive ending. */
    public String bare() {
        return lower.endsWith("'s") ? lower.substring(0, lower.length() - 2) : lower;
    }
}
