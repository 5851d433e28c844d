package org.onrecord.ingest.date;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A fast check whether a text may contain a date. */
public final class YearDetector {
    /** In longer texts numbers of two digits are too often something else. */
    private static final int LONGEST_WITH_SHORT_YEAR = 80;

    private static final Pattern NUMBER = Pattern.compile("[\\p{Nd}&&[\\x00-\\uFFFF]]+");

    private YearDetector() {}

    /** Returns true if a text contains a year from 1900 to 2099 or, if it is short, a date with a year of two digits. */
    public static boolean in(String text) {
        return text.indexOf('〇') >= 0
                || text.indexOf('○') >= 0
                || NUMBER.matcher(text).results().anyMatch(number -> isYear(number, text));
    }

    private static boolean isYear(MatchResult number, String text) {
        int century = number.end() - number.start() == 4 ? Integer.parseInt(number.group()) / 100 : 0;
        return century == 19 || century == 20 || isShortYear(number, text);
    }

    private static boolean isShortYear(MatchResult number, String text) {
        int at = number.start();
        if (number.end() - at != 2 || at < 2 || text.length() > LONGEST_WITH_SHORT_YEAR) {
            return false;
        }
        char before = text.charAt(at - 1);
        boolean numbers = (before == '.' || before == '/' || before == '-') && Character.isDigit(text.charAt(at - 2));
        boolean names = (before == ' ' || before == '-' || before == '\'' || before == '’')
                && (Character.isLetter(text.charAt(at - 2))
                        || text.charAt(at - 2) == '.'
                        || text.charAt(at - 2) == ' ');
        return numbers || names;
    }
}
