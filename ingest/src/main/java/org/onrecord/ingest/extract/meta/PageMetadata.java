package org.onrecord.ingest.extract.meta;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Published;

/**
 * What a page says of itself.
 *
 * @param title see {@link org.onrecord.ingest.extract.Page}, as for the others
 */
public record PageMetadata(
        String title,
        List<String> authors,
        @Nullable String publisher,
        @Nullable Published published,
        @Nullable String language,
        @Nullable String canonical) {

    /** Reads it; the page stays as it is. */
    public static PageMetadata of(Document page) {
        return new PageMetadata(page.title(), List.of(), null, null, null, null);
    }
}
