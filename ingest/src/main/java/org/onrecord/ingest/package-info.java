/**
 * Sources to documents. A source yields items; each item is published as a document, or refused with a reason.
 *
 * <p>Entry points: {@link org.onrecord.ingest.IngestService} follows sources on disk and on the web, {@link
 * org.onrecord.ingest.DocumentImport} reads files once.
 */
@NullMarked
package org.onrecord.ingest;

import org.jspecify.annotations.NullMarked;
