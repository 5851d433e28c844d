/** Writes captures: {@link org.onrecord.ingest.capture.CaptureWriter} stores bytes as fetched in WARC files. */
package org.onrecord.ingest.capture;
