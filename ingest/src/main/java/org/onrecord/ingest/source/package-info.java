/** The sources in {@code sources/*.yaml}: {@link SourceCatalogue} reads a file, {@link SourceSpec} is one, {@link Opml} exchanges feeds. */
package org.onrecord.ingest.source;
