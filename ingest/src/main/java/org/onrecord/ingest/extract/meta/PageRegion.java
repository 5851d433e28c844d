package org.onrecord.ingest.extract.meta;

import org.jsoup.nodes.Element;

/** The region of a page that an element opens, by its tag, class and id. */
enum PageRegion {
    /** The article, or nothing in particular. */
    BODY,
    COMMENTS,
    /** Other articles, and boxes beside the text. */
    OTHERS,
    FOOTER,
    /** Menus and breadcrumbs. */
    NAVIGATION;

    static PageRegion of(Element element, ElementHints marks, boolean inArticle) {
        return switch (element.normalName()) {
            case "body", "html", "main", "article", "time", "h1", "h2" -> BODY;
            case "nav" -> NAVIGATION;
            case "aside", "figcaption" -> OTHERS;
            case "footer" -> inArticle ? BODY : FOOTER;
            default -> inArticle && marks.place() == FOOTER ? BODY : marks.place();
        };
    }
}
