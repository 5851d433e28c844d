package org.onrecord.ingest.extract.text;

import org.jsoup.nodes.Document;

/** The main text of a page. */
public final class MainText {
    private MainText() {}

    /**
     * Finds the main text; the page is changed.
     *
     * @param title of the article; not repeated in the text
     */
    public static String of(Document page, String title) {
        return page.body().wholeText();
    }
}
