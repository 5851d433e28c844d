package org.onrecord.ingest.article;

/** Puts paragraphs together: divided by an empty line, without white space at their ends and around their line breaks. */
public final class ParagraphBuilder {
    private final StringBuilder all = new StringBuilder();
    private final StringBuilder current = new StringBuilder();

    /** Adds words to the current paragraph; of several spaces where two additions meet, one stays. */
    public void add(String words) {
        boolean afterSpace = current.isEmpty() || Character.isWhitespace(current.charAt(current.length() - 1));
        current.append(afterSpace && words.startsWith(" ") ? words.substring(1) : words);
    }

    /** Breaks the line within the current paragraph. */
    public void lineBreak() {
        while (!current.isEmpty() && current.charAt(current.length() - 1) == ' ') {
            current.setLength(current.length() - 1);
        }
        current.append('\n');
    }

    /** Ends the current paragraph. */
    public void end() {
        String paragraph = current.toString().strip();
        current.setLength(0);
        if (!paragraph.isEmpty()) {
            all.append(all.isEmpty() ? "" : "\n\n").append(paragraph);
        }
    }

    /** All paragraphs, the current one ended. */
    public String text() {
        end();
        return all.toString();
    }
}
