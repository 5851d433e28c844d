/** Captures, the bytes as fetched, in WARC files: {@link CaptureReader} reads that of one document, {@link WarcRecords} a whole file. */
@NullMarked
package org.onrecord.events.capture;

import org.jspecify.annotations.NullMarked;
