/** Files to items: {@link DiskSource} reads watched folders and files, {@link JsonLines} and {@link WarcDocuments} read imports. */
@NullMarked
package org.onrecord.ingest.file;

import org.jspecify.annotations.NullMarked;
