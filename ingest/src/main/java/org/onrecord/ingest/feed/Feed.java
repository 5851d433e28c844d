package org.onrecord.ingest.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed with its entries.
 *
 * @param id of the feed itself; null if it has none
 * @param link to the home page, absolute; null if there is none
 * @param movedTo the new address that the feed announces; null if there is none
 * @param cutOff true if the feed ends inside the last of its entries, or before the first; the last entry is then
 *     incomplete
 */
public record Feed(
        @Nullable String id,
        String title,
        @Nullable String link,
        @Nullable String movedTo,
        List<FeedEntry> entries,
        boolean cutOff) {}
