package org.onrecord.ingest.file;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Published;

/**
 * What a header or a sidecar says of a document. Each field may be absent.
 *
 * @param id the id that the document goes by; its path where absent
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
