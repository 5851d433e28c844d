package org.onrecord.ingest.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Published;

/**
 * One entry of a feed.
 *
 * @param id that the feed gives it; null where it gives none
 * @param url of its page, absolute; null where it names none
 * @param title plain text; may be empty
 * @param published null where the feed does not say
 * @param updated null where the feed does not say
 * @param summary null where there is none
 * @param content the whole text, where the feed carries it; null where it does not
 * @param authors as written, in order; may be empty
 * @param language BCP 47 tag as written, the feed's where the entry has none of its own; null where neither says
 */
public record FeedEntry(
        @Nullable String id,
        @Nullable String url,
        String title,
        @Nullable Published published,
        @Nullable Published updated,
        @Nullable FeedText summary,
        @Nullable FeedText content,
        List<String> authors,
        @Nullable String language) {
    public FeedEntry {
        authors = List.copyOf(authors);
    }

    /** The entry's own words, plain, with an empty line between paragraphs: the content, else the summary; may be empty. */
    public String text() {
        String whole = content == null ? "" : content.plain();
        return whole.isEmpty() && summary != null ? summary.plain() : whole;
    }
}
