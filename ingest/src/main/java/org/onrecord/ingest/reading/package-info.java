/** What readers of foreign documents share: {@link ReadResult}, {@link DocumentLimits}, {@link ParseMemory}, and {@link ReadingMarks} of what kills the process. */
package org.onrecord.ingest.reading;
