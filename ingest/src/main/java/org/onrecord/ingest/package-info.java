/** Sources to documents: {@link IngestService} follows sources on disk and on the web, {@link DocumentImport} reads files once. */
package org.onrecord.ingest;
