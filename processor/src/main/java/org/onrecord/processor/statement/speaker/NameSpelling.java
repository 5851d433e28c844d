package org.onrecord.processor.statement.speaker;

import java.util.List;
import java.util.stream.IntStream;

/** Compares spellings of names: two names are alike if only one of their words differs, and only by a letter. */
public final class NameSpelling {
    private static final int LONG = 5;

    private NameSpelling() {}

    /** Returns true for names that differ by one letter of a long word: "Otto Marsh" and "Otto Marshe". */
    public static boolean alike(List<String> one, List<String> other) {
        if (one.size() != other.size() || one.size() < 2) {
            return false;
        }
        int[] different = IntStream.range(0, one.size())
                .filter(i -> !one.get(i).equals(other.get(i)))
                .toArray();
        if (different.length != 1) {
            return different.length == 0;
        }
        String first = one.get(different[0]);
        String second = other.get(different[0]);
        boolean longSame = IntStream.range(0, one.size())
                .anyMatch(i -> i != different[0] && one.get(i).length() >= LONG);
        int shorter = Math.min(first.length(), second.length());
        boolean tells = shorter >= LONG || longSame && shorter == LONG - 1;
        return tells && first.charAt(0) == second.charAt(0) && oneLetter(first, second);
    }

    /** Returns true if one letter is added, missing, changed or swapped with the next. */
    private static boolean oneLetter(String first, String second) {
        String a = first.length() <= second.length() ? first : second;
        String b = first.length() <= second.length() ? second : first;
        if (b.length() - a.length() > 1) {
            return false;
        }
        int i = 0;
        while (i < a.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        if (b.length() > a.length()) {
            return a.substring(i).equals(b.substring(i + 1));
        }
        boolean changed = i >= a.length() || a.substring(i + 1).equals(b.substring(i + 1));
        return changed
                || i + 1 < a.length()
                        && a.charAt(i) == b.charAt(i + 1)
                        && a.charAt(i + 1) == b.charAt(i)
                        && a.substring(i + 2).equals(b.substring(i + 2));
    }
}
