package org.onrecord.ingest.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed with its entries.
 *
 * @param id of the feed itself; null if it has none
 * @param link to the home page, absolute; null if there is none
 * @param language BCP 47 tag as written; null if it names none
 * @param movedTo the new address that the feed announces; null if there is none
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
