package org.onrecord.processor.statement.speaker;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.processor.statement.text.PatternFile;

/** Reads the party and state after names of United States legislators: "Marsh (R-ME)", "Marsh, D-Calif.". */
public final class PartyTags {
    private static final PatternFile PATTERNS = new PatternFile("common", "party-tags");

    private static final int LONGEST = 40;

    private PartyTags() {}

    /** Returns the surnames with a tag, in lower case. */
    static Set<String> legislators(String text) {
        if (Stream.of("(R-", "(D-", "(I-", ", R-", ", D-", ", I-", "(R–", "(D–").noneMatch(text::contains)) {
            return Set.of();
        }
        return PATTERNS.matcher("behind", text)
                .results()
                .map(tag -> tag.group(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Returns the start of a tag between commas that ends at an offset (", D-Calif., said"), or the offset itself. */
    public static int before(String text, int from, int end) {
        // The search goes back only as far as a tag is long: otherwise every verb would scan the whole text.
        int first = Math.max(from, end - 2 * LONGEST);
        int comma = end;
        for (int commas = 0; commas < 2 && comma > first && end - comma < LONGEST; commas++) {
            comma = first + text.substring(first, comma).lastIndexOf(',');
        }
        return comma >= first
                        && PATTERNS.matcher("between", text).region(comma, end).matches()
                ? comma
                : end;
    }

    /** Returns true for a word that is a tag, such as "D-CA". */
    public static boolean is(String word) {
        return PATTERNS.matcher("word", word).matches();
    }

    static String without(String words) {
        return words.indexOf('(') < 0
                ? words
                : PATTERNS.matcher("brackets", words).replaceAll("");
    }

    /** Returns true for a paragraph that lists twenty legislators or more. */
    public static boolean list(String words) {
        return PATTERNS.matcher("brackets", words).results().limit(20).count() == 20;
    }

    static boolean in(String words) {
        return words.indexOf('(') >= 0 && PATTERNS.in("brackets", words);
    }
}
