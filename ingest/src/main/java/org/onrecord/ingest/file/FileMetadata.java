package org.onrecord.ingest.file;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.time.Published;

/**
 * The metadata of a document in front matter or a sidecar. Each field may be absent.
 *
 * @param id of the document; its path if absent
 */
record FileMetadata(
        @Nullable String publisher,
        @Nullable String title,
        @Nullable Published date,
        @Nullable String url,
        @Nullable String language,
        @Nullable String side,
        @Nullable String id,
        @Nullable Instant fetched) {

    static final FileMetadata NONE = new FileMetadata(null, null, null, null, null, null, null, null);
}
