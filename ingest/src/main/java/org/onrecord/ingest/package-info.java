/** Sources to documents: {@link IngestService} follows sources on disk and on the web, {@link DocumentImport} reads files once. */
@NullMarked
package org.onrecord.ingest;

import org.jspecify.annotations.NullMarked;
