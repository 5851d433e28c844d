package org.onrecord.ingest.extract.text;

import java.util.HashMap;
import java.util.Map;

/** The role of a tag in the layout of a page. */
enum TagRole {
    PARAGRAPH,
    DIVISION,
    HEADING1,
    HEADING2,
    HEADING3,
    HEADING4,
    ITEM,
    LIST,
    QUOTE,
    PREFORMATTED,
    TABLE,
    ROW,
    CELL,
    TERM,
    CAPTION,
    FIGURE,
    ARTICLE,
    MAIN,
    SECTION,
    NAVIGATION,
    HEADER,
    FOOTER,
    ASIDE,
    FORM,
    ADDRESS,
    SUMMARY,
    OTHER,
    /** Part of a line. */
    INLINE,
    LINK,
    BOLD,
    LINE_BREAK,
    RULE,
    /** Has no visible text. */
    NOTHING;

    private static final Map<String, TagRole> TAGS = new HashMap<>();

    static {
        put(PARAGRAPH, "p");
        put(DIVISION, "div");
        put(HEADING1, "h1");
        put(HEADING2, "h2");
        put(HEADING3, "h3");
        put(HEADING4, "h4 h5 h6");
        put(ITEM, "li");
        put(LIST, "ul ol menu dir dl");
        put(QUOTE, "blockquote");
        put(PREFORMATTED, "pre listing plaintext xmp");
        put(TABLE, "table tbody thead tfoot");
        put(ROW, "tr");
        put(CELL, "td th");
        put(TERM, "dt dd");
        put(CAPTION, "figcaption caption");
        put(FIGURE, "figure picture");
        put(ARTICLE, "article");
        put(MAIN, "main");
        put(SECTION, "section");
        put(NAVIGATION, "nav");
        put(HEADER, "header hgroup");
        put(FOOTER, "footer");
        put(ASIDE, "aside");
        put(FORM, "form fieldset legend");
        put(ADDRESS, "address");
        put(SUMMARY, "summary");
        put(OTHER, "body html center details frameset noframes dialog");
        put(
                INLINE,
                "i em span font u s sub sup small big mark abbr acronym cite code time q kbd var samp ins del bdi bdo tt strike label"
                        + " ruby rb data dfn nobr img wbr math");
        put(LINK, "a");
        put(BOLD, "b strong");
        put(LINE_BREAK, "br");
        put(RULE, "hr");
        put(
                NOTHING,
                "script style noscript template iframe object embed svg canvas video audio select option textarea input button map"
                        + " head title meta link base param source track area applet rt rp datalist progress meter frame");
    }

    private static void put(TagRole mark, String tags) {
        for (String tag : tags.split(" ")) {
            // The parser's names are interned too, so most look-ups only compare references.
            TAGS.put(tag.intern(), mark);
        }
    }

    /** Returns the role of a tag; an unknown tag is a box. */
    static TagRole of(String tag) {
        return TAGS.getOrDefault(tag, OTHER);
    }

    boolean isBox() {
        return compareTo(INLINE) < 0;
    }
}
