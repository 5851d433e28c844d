/**
 * What all readers of foreign documents share: their {@link org.onrecord.ingest.reading.ReadResult result}, the {@link
 * org.onrecord.ingest.reading.DocumentLimits limits} of what a parser gets, the {@link org.onrecord.ingest.reading.ParseMemory
 * memory} of all parsers, and the {@link org.onrecord.ingest.reading.ReadingMarks marks} that find a document that kills the process.
 */
@NullMarked
package org.onrecord.ingest.reading;

import org.jspecify.annotations.NullMarked;
