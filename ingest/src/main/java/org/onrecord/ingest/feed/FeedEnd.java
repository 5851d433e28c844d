package org.onrecord.ingest.feed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the text of an XML feed ends. The lenient parser closes what is open, so its document does not tell. */
enum FeedEnd {
    /** After the end of the feed. */
    WHOLE,
    /** Between two items, or before the first: many feeds that are read well end so. */
    OPEN,
    /** Inside an item. */
    INSIDE_ITEM;

    /**
     * A passage that is no markup, or a tag of an item or of a root element. No tag reaches beyond the start of another,
     * so that many that never end take no longer.
     */
    private static final Pattern TAGS = Pattern.compile(
            "<!\\[CDATA\\[.*?(?:]]>|\\z)|<!--.*?(?:-->|\\z)"
                    + "|<(?<end>/?)(?:[\\w.-]+:)?(?:(?<item>item|entry)|rss|rdf|feed|channel)(?=[\\s/>])[^<>]*+>",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    static FeedEnd of(String text) {
        FeedEnd reached = OPEN;
        Matcher tags = TAGS.matcher(text);
        while (tags.find()) {
            String end = tags.group("end");
            if (end == null) {
                continue;
            }
            boolean ends = !end.isEmpty() || tags.group().endsWith("/>");
            boolean item = tags.group("item") != null;
            if (ends) {
                reached = item ? OPEN : WHOLE;
            } else if (item) {
                reached = INSIDE_ITEM;
            }
        }
        return reached;
    }
}
