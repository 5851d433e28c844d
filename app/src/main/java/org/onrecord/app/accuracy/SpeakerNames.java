package org.onrecord.app.accuracy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a speaker's name is the wanted one: ignoring case and marks it equals one of the spellings, contains all words of one, or is
 * the tail of one (the surname alone).
 */
public final class SpeakerNames {
    private SpeakerNames() {}

    /**
     * Compares.
     *
     * @param wanted spellings, each of them right; empty if nobody is to be named
     * @param given the name, or null
     */
    public static boolean right(List<String> wanted, @Nullable String given) {
        if (wanted.isEmpty() || given == null) {
            return wanted.isEmpty() && given == null;
        }
        String have = plain(given);
        List<String> words = Arrays.asList(have.split(" "));
        return wanted.stream()
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
