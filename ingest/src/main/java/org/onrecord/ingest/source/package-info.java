/**
 * The sources in {@code sources/*.yaml}: {@link org.onrecord.ingest.source.SourceCatalogue} reads a file, {@link
 * org.onrecord.ingest.source.SourceSpec} is one entry. {@link org.onrecord.ingest.source.Opml} exchanges feeds with other programs.
 */
@NullMarked
package org.onrecord.ingest.source;

import org.jspecify.annotations.NullMarked;
