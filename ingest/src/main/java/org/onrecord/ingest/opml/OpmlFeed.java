package org.onrecord.ingest.opml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed that an OPML file names.
 *
 * @param title may be empty
 * @param feed the feed's address, http or https
 * @param page the address of the site; null where the file names none
 * @param language BCP 47 tag as written; null where the file names none
 * @param folders the titles of the outlines around it, the outermost first
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
