/** Captures, the bytes as fetched, in WARC files: {@link CaptureReader} reads that of one document, {@link WarcRecords} a whole file. */
package org.onrecord.events.capture;
