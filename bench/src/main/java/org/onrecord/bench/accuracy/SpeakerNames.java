package org.onrecord.bench.accuracy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Compares a speaker's name with the labelled one. Ignoring case and punctuation, a name is right if it equals one of
 * the spellings, contains all words of one, or is the end of one (the surname alone).
 */
public final class SpeakerNames {
    private SpeakerNames() {}

    /**
     * Returns true if the name is right.
     *
     * @param wanted the right spellings; empty if nobody should be named, and one of them the empty string if nobody need be
     */
    public static boolean right(List<String> wanted, @Nullable String given) {
        if (given == null) {
            return wanted.isEmpty() || wanted.contains("");
        }
        String have = plain(given);
        List<String> words = Arrays.asList(have.split(" "));
        return wanted.stream()
                .filter(want -> !want.isEmpty())
                .map(SpeakerNames::plain)
                .anyMatch(want -> have.equals(want)
                        || words.containsAll(Arrays.asList(want.split(" ")))
                        || want.endsWith(" " + have));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("['’]", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
