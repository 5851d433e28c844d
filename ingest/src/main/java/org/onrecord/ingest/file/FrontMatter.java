package org.onrecord.ingest.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits front matter from a text: fields between a first line {@code ---} and the next line {@code ---}. */
final class FrontMatter {
    private static final Pattern FENCE =
            Pattern.compile("^---[\\p{javaWhitespace}&&[^\\n]]*(?:\\n|\\z)", Pattern.MULTILINE | Pattern.UNIX_LINES);

    private FrontMatter() {}

    /** What is at the top of a text. */
    sealed interface Split {
        /** No front matter: the first line is not {@code ---}. */
        record None() implements Split {}

        /** Front matter that is never closed. */
        record Unclosed() implements Split {}

        /**
         * Front matter.
         *
         * @param yaml its lines, from the second line of the file on
         * @param text the rest, without leading empty lines
         */
        record Found(String yaml, String text) implements Split {}
    }

    static Split split(String text) {
        Matcher fence = FENCE.matcher(text);
        if (!fence.lookingAt()) {
            return new Split.None();
        }
        int start = fence.end();
        return fence.find()
                ? new Split.Found(
                        text.substring(start, fence.start()),
                        text.substring(fence.end()).replaceFirst("^[\\r\\n]+", ""))
                : new Split.Unclosed();
    }
}
