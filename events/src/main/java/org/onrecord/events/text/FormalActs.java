package org.onrecord.events.text;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onrecord.events.resource.Resources;

/** Finds words with which an institution does what it says, such as "suspends" or "no longer"; they are in {@code acts-*.txt}. */
public final class FormalActs {
    private static final Pattern SPACED = Pattern.compile(
            "(?<!\\p{L})(?:" + words("en") + "|" + words("es") + ")(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern CHINESE = Pattern.compile(words("zh"));

    private FormalActs() {}

    private static String words(String language) {
        return Resources.text(FormalActs.class, "acts-" + language + ".txt")
                .lines()
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    /** Returns true if words of an institution's own text are a formal act. */
    public static boolean in(String words) {
        return SPACED.matcher(words).find() || CHINESE.matcher(words).find();
    }
}
