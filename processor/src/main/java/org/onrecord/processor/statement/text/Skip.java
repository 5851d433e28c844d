package org.onrecord.processor.statement.text;

import java.util.function.IntPredicate;

/** Skips the characters of a kind at either end of a stretch of text. */
public final class Skip {
    private Skip() {}

    /** Returns the first place in from..to (exclusive) with another character, or {@code to}. */
    public static int over(String text, int from, int to, IntPredicate kind) {
        int at = from;
        while (at < to && kind.test(text.charAt(at))) {
            at++;
        }
        return at;
    }

    public static int over(String text, int from, int to, String marks) {
        return over(text, from, to, c -> marks.indexOf(c) >= 0);
    }

    /** Returns the place behind the last other character in from..to (exclusive), or {@code from}. */
    public static int back(String text, int from, int to, IntPredicate kind) {
        int at = to;
        while (at > from && kind.test(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    public static int back(String text, int from, int to, String marks) {
        return back(text, from, to, c -> marks.indexOf(c) >= 0);
    }
}
