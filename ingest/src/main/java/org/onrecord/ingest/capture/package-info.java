/** Writes captures: {@link org.onrecord.ingest.capture.CaptureWriter} stores bytes as fetched in WARC files. */
@NullMarked
package org.onrecord.ingest.capture;

import org.jspecify.annotations.NullMarked;
