package org.onrecord.ingest.date;

/** A fast check whether a text may contain a date. */
public final class YearDetector {
    /** In longer texts numbers of two digits are too often something else. */
    private static final int LONGEST_WITH_SHORT_YEAR = 80;

    private YearDetector() {}

    /** Returns true if a text contains a year from 1900 to 2099 or, if it is short, a date with a year of two digits. */
    public static boolean in(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' && c < 0x80) {
                continue;
            }
            if (c == '〇' || c == '○') {
                return true;
            }
            if (!Character.isDigit(c)) {
                continue;
            }
            int end = i + 1;
            while (end < length && Character.isDigit(text.charAt(end))) {
                end++;
            }
            if (end - i == 4 && isYear(text, i)) {
                return true;
            }
            if (end - i == 2 && length <= LONGEST_WITH_SHORT_YEAR && i >= 2 && isShortYear(text, i)) {
                return true;
            }
            i = end;
        }
        return false;
    }

    private static boolean isYear(String text, int at) {
        int century = Character.digit(text.charAt(at), 10) * 10 + Character.digit(text.charAt(at + 1), 10);
        return century == 19 || century == 20;
    }

    private static boolean isShortYear(String text, int at) {
        char before = text.charAt(at - 1);
        boolean numbers = (before == '.' || before == '/' || before == '-') && Character.isDigit(text.charAt(at - 2));
        boolean names = (before == ' ' || before == '-' || before == '\'' || before == '’')
                && (Character.isLetter(text.charAt(at - 2))
                        || text.charAt(at - 2) == '.'
                        || text.charAt(at - 2) == ' ');
        return numbers || names;
    }
}
