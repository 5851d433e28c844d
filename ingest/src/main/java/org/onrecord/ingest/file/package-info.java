/**
 * Files to items: text, HTML, Markdown and PDF with their metadata, JSON Lines and WARC.
 *
 * <p>Entry points: {@link org.onrecord.ingest.file.DiskSource} for watched folders and files, {@link
 * org.onrecord.ingest.file.JsonLines} and {@link org.onrecord.ingest.file.WarcDocuments} for imports.
 */
@NullMarked
package org.onrecord.ingest.file;

import org.jspecify.annotations.NullMarked;
