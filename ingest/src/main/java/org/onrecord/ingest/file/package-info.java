/** Files to items: {@link DiskSource} reads watched folders and files, {@link JsonLines} and {@link WarcDocuments} read imports. */
package org.onrecord.ingest.file;
