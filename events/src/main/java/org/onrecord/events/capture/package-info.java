/**
 * Captures: the bytes of documents as fetched, kept in WARC files, and read so that they prove what was there.
 *
 * <p>Entry points: {@link org.onrecord.events.capture.CaptureReader} opens the capture that a document names,
 * {@link org.onrecord.events.capture.WarcRecords} reads a whole WARC file, ours or anybody's.
 */
@NullMarked
package org.onrecord.events.capture;

import org.jspecify.annotations.NullMarked;
