package org.onrecord.ingest.file;

/** Splits front matter from a text: fields between a first line {@code ---} and the next line {@code ---}. */
final class FrontMatter {
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
        int afterFirst = afterFence(text, 0);
        if (afterFirst < 0) {
            return new Split.None();
        }
        for (int line = afterFirst; line < text.length(); ) {
            int after = afterFence(text, line);
            if (after >= 0) {
                return new Split.Found(
                        text.substring(afterFirst, line), text.substring(after).replaceFirst("^[\\r\\n]+", ""));
            }
            int end = text.indexOf('\n', line);
            line = end < 0 ? text.length() : end + 1;
        }
        return new Split.Unclosed();
    }

    /** Returns the offset after a {@code ---} line at {@code start}; -1 if there is another line. */
    private static int afterFence(String text, int start) {
        int end = text.indexOf('\n', start);
        String line = end < 0 ? text.substring(start) : text.substring(start, end);
        if (!line.stripTrailing().equals("---")) {
            return -1;
        }
        return end < 0 ? text.length() : end + 1;
    }
}
