package org.onrecord.processor.setup;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onrecord.processor.topic.BackgroundSentences;

/** The words of a text that could be terms: long enough, and not in official talk of other things. */
final class CandidateTerms {
    private static final int SHORTEST = 5;
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}-]+");
    private static final String ELSEWHERE =
            String.join("\n", BackgroundSentences.all()).toLowerCase(Locale.ROOT);

    private CandidateTerms() {}

    /** Returns the words in lower case, each once. */
    static Stream<String> in(String text) {
        return NO_LETTERS
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= SHORTEST)
                .distinct()
                .filter(word -> !ELSEWHERE.contains(word));
    }
}
