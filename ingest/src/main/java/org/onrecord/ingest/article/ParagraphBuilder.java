package org.onrecord.ingest.article;

/** Builds a text of paragraphs, separated by an empty line and stripped of white space at their ends and line breaks. */
public final class ParagraphBuilder {
    private final StringBuilder all = new StringBuilder();
    private final StringBuilder current = new StringBuilder();

    /** Adds words to the current paragraph. Where two additions meet, only one space is kept. */
    public void add(String words) {
        boolean afterSpace = current.isEmpty() || Character.isWhitespace(current.charAt(current.length() - 1));
        current.append(afterSpace && words.startsWith(" ") ? words.substring(1) : words);
    }

    public void lineBreak() {
        while (!current.isEmpty() && current.charAt(current.length() - 1) == ' ') {
            current.setLength(current.length() - 1);
        }
        current.append('\n');
    }

    public void end() {
        String paragraph = current.toString().strip();
        current.setLength(0);
        if (!paragraph.isEmpty()) {
            all.append(all.isEmpty() ? "" : "\n\n").append(paragraph);
        }
    }

    /** Ends the current paragraph and returns the text. */
    public String text() {
        end();
        return all.toString();
    }
}
