package org.onrecord.ingest.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed: what it says of itself, and its entries.
 *
 * @param id that it gives itself; null where it gives none
 * @param title plain text; may be empty
 * @param link its home page, absolute; null where it names none
 * @param language BCP 47 tag as written; null where it names none
 * @param movedTo the address at which it says that it is to be asked from now on; null where it says none
 * @param entries in the order of the feed
 */
public record Feed(
        @Nullable String id,
        String title,
        @Nullable String link,
        @Nullable String language,
        @Nullable String movedTo,
        List<FeedEntry> entries) {
    public Feed {
        entries = List.copyOf(entries);
    }
}
