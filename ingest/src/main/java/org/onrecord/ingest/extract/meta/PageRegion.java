package org.onrecord.ingest.extract.meta;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** The part of a page that an element opens, by its name, class and id. */
enum PageRegion {
    /** The article, or nothing in particular. */
    BODY,
    /** What readers say below it. */
    COMMENTS,
    /** Other articles, and what is quoted or shown beside the text. */
    OTHERS,
    /** The foot of the page. */
    FOOTER,
    /** Menus and the path to the page. */
    NAVIGATION;

    private static final Set<String> COMMENT_WORDS = Set.of(
            "comment",
            "comments",
            "commentlist",
            "disqus",
            "kommentar",
            "kommentare",
            "comentarios",
            "commentaires",
            "respond",
            "replies",
            "reviews",
            "commenti");
    private static final Set<String> OTHERS_WORDS = Set.of(
            "related",
            "recommended",
            "recommendation",
            "recommendations",
            "similar",
            "popular",
            "trending",
            "latest",
            "teaser",
            "teasers",
            "sidebar",
            "promo",
            "mostread",
            "carousel",
            "slider",
            "recent",
            "more",
            "aside",
            "relatedposts",
            "recirculation",
            "archive",
            "newsletter",
            "calendar",
            "events",
            "ticker",
            "upcoming",
            "aktuell",
            "mehr",
            "verwandte",
            "xgxw",
            "tuijian",
            "blogroll",
            "tweet",
            "instagram",
            "facebook",
            "caption");
    private static final Set<String> FOOTER_WORDS =
            Set.of("footer", "foot", "copyright", "colophon", "impressum", "bottom", "siteinfo");
    private static final Set<String> NAVIGATION_WORDS =
            Set.of("nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "topbar", "masthead");

    static PageRegion of(Element element, ElementHints marks, boolean inArticle) {
        String name = element.normalName();
        switch (name) {
            case "body", "html", "main", "article", "time", "h1", "h2" -> {
                return BODY;
            }
            case "nav" -> {
                return NAVIGATION;
            }
            case "aside", "figcaption" -> {
                return OTHERS;
            }
            case "footer" -> {
                return inArticle ? BODY : FOOTER;
            }
            default -> {
                return inArticle && marks.place() == FOOTER ? BODY : marks.place();
            }
        }
    }

    /** The words that name a place. */
    static Set<String> words() {
        return Stream.of(COMMENT_WORDS, OTHERS_WORDS, FOOTER_WORDS, NAVIGATION_WORDS)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    /** The place that a word of a class or id names, in lower case. */
    static PageRegion named(String word) {
        if (COMMENT_WORDS.contains(word)) {
            return COMMENTS;
        }
        if (OTHERS_WORDS.contains(word)) {
            return OTHERS;
        }
        if (FOOTER_WORDS.contains(word)) {
            return FOOTER;
        }
        return NAVIGATION_WORDS.contains(word) ? NAVIGATION : BODY;
    }
}
