package org.onrecord.ingest.file;

/** The header at the top of a text: fields between a first line {@code ---} and the next line {@code ---}. */
final class FrontMatter {
    private FrontMatter() {}

    /** What stands at the top of a text. */
    sealed interface Split {
        /** No header: the first line is not {@code ---}. */
        record None() implements Split {}

        /** A header that is never closed. */
        record Unclosed() implements Split {}

        /**
         * A header.
         *
         * @param yaml its lines, from the second line of the file on
         * @param text what follows, without the empty lines directly after the header
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
                        text.substring(afterFirst, line), withoutLeadingEmptyLines(text.substring(after)));
            }
            int end = text.indexOf('\n', line);
            line = end < 0 ? text.length() : end + 1;
        }
        return new Split.Unclosed();
    }

    /** Where the line after a {@code ---} line at {@code start} begins; -1 if there is another line at {@code start}. */
    private static int afterFence(String text, int start) {
        int end = text.indexOf('\n', start);
        String line = end < 0 ? text.substring(start) : text.substring(start, end);
        if (!line.stripTrailing().equals("---")) {
            return -1;
        }
        return end < 0 ? text.length() : end + 1;
    }

    private static String withoutLeadingEmptyLines(String text) {
        int start = 0;
        while (start < text.length() && (text.charAt(start) == '\n' || text.charAt(start) == '\r')) {
            start++;
        }
        return text.substring(start);
    }
}
