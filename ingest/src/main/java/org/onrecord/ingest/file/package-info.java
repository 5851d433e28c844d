/**
 * Files to items: text, HTML, Markdown and JSON Lines, with the metadata that a header or a sidecar gives.
 *
 * <p>Entry points: {@link org.onrecord.ingest.file.FolderSource}, {@link org.onrecord.ingest.file.DocumentFile} and
 * {@link org.onrecord.ingest.file.JsonLines}.
 */
@NullMarked
package org.onrecord.ingest.file;

import org.jspecify.annotations.NullMarked;
