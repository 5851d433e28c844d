package org.onrecord.ingest.file;

/**
 * A file's plain text and what the file says of itself.
 *
 * @param text may be empty
 */
record Extracted(String text, Metadata said) {}
