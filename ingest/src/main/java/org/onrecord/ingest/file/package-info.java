/**
 * Files to items: text, HTML, Markdown and PDF with their metadata, JSON Lines and WARC.
 *
 * <p>Entry points: {@link org.onrecord.ingest.file.FolderSource} and {@link org.onrecord.ingest.file.FileSource} for
 * watched files, {@link org.onrecord.ingest.file.JsonLines} and {@link org.onrecord.ingest.file.WarcDocuments} for
 * imports.
 */
@NullMarked
package org.onrecord.ingest.file;

import org.jspecify.annotations.NullMarked;
