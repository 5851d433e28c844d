package org.onrecord.processor.statement.release;

import org.onrecord.processor.statement.text.PatternFile;

/**
 * Recognises the edges of a text: lines of dashes, an editor's note, marks such as "###" or "(END)", a page's navigation, and readers'
 * comments, which address the article or its author.
 */
public final class TextEnds {
    private static final PatternFile PATTERNS = new PatternFile("common", "text-ends");
    private static final int OPENING = 220;

    private TextEnds() {}

    /** Returns true for a line with which a page's navigation begins behind its text. */
    static boolean furniture(String paragraph) {
        return PATTERNS.matcher("furniture", paragraph).matches();
    }

    /** Returns true for a line of the path to a page, above its text. */
    static boolean breadcrumb(String paragraph) {
        return PATTERNS.matcher("breadcrumb", paragraph).matches();
    }

    public static boolean comment(String paragraph) {
        return PATTERNS.in("address", paragraph.substring(0, Math.min(OPENING, paragraph.length())));
    }

    /** Returns true for an end mark, including a bare URL and the time at which a briefing ended. */
    public static boolean mark(String paragraph) {
        return PATTERNS.matcher("mark", paragraph).matches();
    }
}
