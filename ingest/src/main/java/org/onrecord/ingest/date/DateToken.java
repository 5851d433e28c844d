package org.onrecord.ingest.date;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.onrecord.events.time.MonthNames;

/**
 * A token of a text that may contain dates: a number, a word, or a single other character. White space separates
 * tokens.
 *
 * @param digits the number of digits; 0 if it is not a number
 * @param word the word in lower case; empty for a number
 */
record DateToken(int start, int end, int digits, long number, String word) {
    private static final String COUNTERS = "年月日号號时時分点點년월일시분";
    private static final String NUMERALS = "〇一二三四五六七八九";

    /** Returns the month that the word names; 0 if it names none. */
    int month() {
        return word.length() < 2 ? 0 : MonthNames.number(word);
    }

    boolean isNumber() {
        return digits > 0;
    }

    /** Returns true for a number of one or two digits. */
    boolean isSmall() {
        return digits == 1 || digits == 2;
    }

    boolean is(char sign) {
        return digits == 0 && word.length() == 1 && word.charAt(0) == sign;
    }

    boolean isOneOf(String signs) {
        return digits == 0 && word.length() == 1 && signs.indexOf(word.charAt(0)) >= 0;
    }

    static List<DateToken> of(String text) {
        List<DateToken> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || c == '\u200e'
                    || c == '\u200f'
                    || c == '\u200b') {
                at++;
                continue;
            }
            int end = at + 1;
            if (Character.isDigit(c)) {
                end = endOf(text, at, Character::isDigit);
                tokens.add(number(text, at, end));
            } else if (isNumeral(c)) {
                end = endOf(text, at, DateToken::isNumeral);
                tokens.add(chineseNumber(text, at, end));
            } else if (isWordPart(c)) {
                end = endOf(text, at, DateToken::isWordPart);
                String word = text.substring(at, end).toLowerCase(Locale.ROOT);
                tokens.add(new DateToken(at, end, 0, 0, word));
            } else {
                tokens.add(new DateToken(at, end, 0, 0, String.valueOf(c)));
            }
            at = end;
        }
        return tokens;
    }

    private static DateToken number(String text, int start, int end) {
        long value = Long.parseLong(text, start, Math.min(end, start + 18), 10);
        return new DateToken(start, end, end - start, value, "");
    }

    /** Reads Chinese numerals, digit by digit as in years or with tens as in days: {@code 二〇二四}, {@code 十二}, {@code 二十三}. */
    private static DateToken chineseNumber(String text, int start, int end) {
        long value = 0;
        int digits = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '十') {
                boolean more = i + 1 < end;
                value = Math.max(1, value) * (more ? 1 : 10);
                digits = 1;
            } else {
                value = value * 10 + Math.max(0, NUMERALS.indexOf(c));
                digits++;
            }
        }
        return new DateToken(start, end, Math.max(1, digits), value, "");
    }

    private static int endOf(String text, int at, IntPredicate kind) {
        int end = at;
        while (end < text.length() && kind.test(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWordPart(int c) {
        return (Character.isLetter(c) || (c > 0x300 && isMark(c))) && !(c > 0x2fff && COUNTERS.indexOf(c) >= 0);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isNumeral(int c) {
        return c == '○' || (c > 0x2fff && (c == '十' || NUMERALS.indexOf(c) >= 0 || c == '零'));
    }
}
