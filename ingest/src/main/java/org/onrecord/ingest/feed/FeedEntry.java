package org.onrecord.ingest.feed;

import org.jspecify.annotations.Nullable;
import org.onrecord.events.time.Published;

/**
 * One entry of a feed.
 *
 * @param id in the feed; null if it has none
 * @param url of its page, absolute; null if it names none
 * @param published null if the feed does not say
 * @param updated null if the feed does not say
 * @param content the full text; null if the feed does not have it
 * @param language BCP 47 tag as written, from the entry or the feed; null if neither says
 */
public record FeedEntry(
        @Nullable String id,
        @Nullable String url,
        String title,
        @Nullable Published published,
        @Nullable Published updated,
        @Nullable FeedText summary,
        @Nullable FeedText content,
        @Nullable String language) {
    /** Returns the text of the entry without markup: the content, else the summary. Paragraphs are separated by an empty line; may be empty. */
    public String text() {
        String whole = content == null ? "" : content.plain();
        return whole.isEmpty() && summary != null ? summary.plain() : whole;
    }
}
