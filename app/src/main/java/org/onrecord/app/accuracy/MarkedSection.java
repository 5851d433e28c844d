package org.onrecord.app.accuracy;

/** The part of a Markdown file between two marker comments; what people wrote around it stays. */
public final class MarkedSection {
    /** The line before the section. */
    public static final String BEGIN = "<!-- accuracy card: begin (written by ./onrecord eval; do not edit) -->";

    /** The line after it. */
    public static final String END = "<!-- accuracy card: end -->";

    private MarkedSection() {}

    /** A page that holds nothing but the section. */
    public static String page(String title, String section) {
        return "# " + title + "\n\n" + marked(section) + "\n";
    }

    /**
     * The page with the section put between its markers.
     *
     * @throws IllegalArgumentException if the page has not each marker once, in this order; the message is for people
     */
    public static String replace(String page, String section) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin || page.indexOf(BEGIN, begin + 1) >= 0 || page.indexOf(END, end + 1) >= 0) {
            throw new IllegalArgumentException(
                    "put these two lines where the card is to stand, each once:\n" + BEGIN + "\n" + END);
        }
        return page.substring(0, begin) + marked(section) + page.substring(end + END.length());
    }

    private static String marked(String section) {
        return BEGIN + "\n\n" + section.strip() + "\n\n" + END;
    }
}
