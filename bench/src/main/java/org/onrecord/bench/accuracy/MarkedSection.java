package org.onrecord.bench.accuracy;

/** Replaces the part of a Markdown file between two marker comments. */
public final class MarkedSection {
    /** The line before the section. */
    public static final String BEGIN = "<!-- accuracy card: begin (written by bench/accuracy; do not edit) -->";

    /** The line after it. */
    public static final String END = "<!-- accuracy card: end -->";

    private MarkedSection() {}

    /** Returns a page that holds only the section. */
    public static String page(String title, String section) {
        return "# " + title + "\n\n" + marked(section) + "\n";
    }

    /**
     * Returns the page with the section between its markers.
     *
     * @throws IllegalArgumentException unless the page has each marker once, in the right order
     */
    public static String replace(String page, String section) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin || page.indexOf(BEGIN, begin + 1) >= 0 || page.indexOf(END, end + 1) >= 0) {
            throw new IllegalArgumentException(
                    "put these two lines, each once, where the card should be:\n" + BEGIN + "\n" + END);
        }
        return page.substring(0, begin) + marked(section) + page.substring(end + END.length());
    }

    private static String marked(String section) {
        return BEGIN + "\n\n" + section.strip() + "\n\n" + END;
    }
}
