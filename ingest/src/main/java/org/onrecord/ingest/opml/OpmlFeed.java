package org.onrecord.ingest.opml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed in an OPML file.
 *
 * @param feed the address of the feed, http or https
 * @param page the address of the site; null if there is none
 * @param language BCP 47 tag as written; null if there is none
 * @param folders the titles of the enclosing outlines, the outermost first
 */
public record OpmlFeed(
        String title,
        String feed,
        @Nullable String page,
        @Nullable String language,
        List<String> folders) {
    public OpmlFeed {
        folders = List.copyOf(folders);
    }
}
