/** What readers of foreign documents share: {@link ReadResult}, {@link DocumentLimits}, {@link ParseMemory}, and {@link ReadingMarks} of what kills the process. */
@NullMarked
package org.onrecord.ingest.reading;

import org.jspecify.annotations.NullMarked;
