/**
 * Sources to documents: a source yields items, an item becomes a document or is refused with a reason, and both are remembered.
 *
 * <p>Entry points: {@link org.onrecord.ingest.IngestService} watches folders, {@link org.onrecord.ingest.DocumentImport} reads files
 * once.
 */
@NullMarked
package org.onrecord.ingest;

import org.jspecify.annotations.NullMarked;
