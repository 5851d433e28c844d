package org.onrecord.processor.statement.speaker;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The surnames behind which a text gives party and state, "Marsh (R-ME)" or "Marsh, D-Calif.": legislators of the United States. */
public final class PartyTags {
    private static final String TAG =
            "(?:R|D|I|Republican|Democrat|Independent)[-–—‑][A-Z][\\p{L}.]{1,14}(?: [A-Z][a-z]{3,9})?";
    private static final Pattern BRACKETS = Pattern.compile("\\s*\\(" + TAG + "(?:[-–]\\d{1,2}|[-–][A-Z][\\w.]+)?\\)");
    private static final Pattern BEHIND = Pattern.compile(
            "([\\p{L}'’-]{2,30}),?(?: (?:Jr|Sr)\\.?,?| II?I?,?)? ?(?:\\(|(?<=,) )" + TAG + "(?=[-–),; ]|$)");

    private static final Pattern BETWEEN = Pattern.compile(", " + TAG + "\\.?,\\s*");
    private static final Pattern WORD = Pattern.compile("(?:R|D|I)[-–—‑][A-Z][\\p{L}.]{1,14}");
    private static final int LONGEST = 40;

    private PartyTags() {}

    /** The surnames, in lower case. */
    static Set<String> legislators(String text) {
        Set<String> surnames = new HashSet<>();
        if (text.contains("(R-")
                || text.contains("(D-")
                || text.contains("(I-")
                || text.contains(", R-")
                || text.contains(", D-")
                || text.contains(", I-")
                || text.contains("(R–")
                || text.contains("(D–")) {
            Matcher behind = BEHIND.matcher(text);
            while (behind.find()) {
                surnames.add(behind.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return surnames;
    }

    /** Where the tag between commas begins that ends before a place, ", D-Calif., said"; the place itself where none does. */
    public static int before(String text, int from, int end) {
        // No further back than a tag is long: to the beginning from every verb of a long text would be quadratic.
        int first = Math.max(from, end - 2 * LONGEST);
        int comma = end;
        for (int commas = 0; commas < 2 && comma > first && end - comma < LONGEST; commas++) {
            comma = first + text.substring(first, comma).lastIndexOf(',');
        }
        return comma >= first && BETWEEN.matcher(text).region(comma, end).matches() ? comma : end;
    }

    /** True for a word as "D-CA", the tag itself. */
    public static boolean is(String word) {
        return WORD.matcher(word).matches();
    }

    /** Words without the party and state in brackets. */
    static String without(String words) {
        return words.indexOf('(') < 0 ? words : BRACKETS.matcher(words).replaceAll("");
    }

    /** True for words with such a tag. */
    static boolean in(String words) {
        return words.indexOf('(') >= 0 && BRACKETS.matcher(words).find();
    }
}
