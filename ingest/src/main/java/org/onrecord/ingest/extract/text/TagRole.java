package org.onrecord.ingest.extract.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.onrecord.events.resource.WordLists;

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

    private static final Map<String, TagRole> TAGS = tags();

    private static Map<String, TagRole> tags() {
        WordLists lists = WordLists.read(TagRole.class, "tags.txt");
        Map<String, TagRole> tags = new HashMap<>();
        for (TagRole role : values()) {
            // The parser's names are interned too, so most look-ups only compare references.
            lists.list(role.name().toLowerCase(Locale.ROOT)).forEach(tag -> tags.put(tag.intern(), role));
        }
        return tags;
    }

    /** Returns the role of a tag; an unknown tag is a box. */
    static TagRole of(String tag) {
        return TAGS.getOrDefault(tag, OTHER);
    }

    boolean isBox() {
        return compareTo(INLINE) < 0;
    }
}
