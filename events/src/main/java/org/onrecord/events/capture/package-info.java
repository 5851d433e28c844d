/**
 * Captures: the bytes of documents as fetched, in WARC files.
 *
 * <p>Entry points: {@link org.onrecord.events.capture.CaptureReader} reads the capture of one document, {@link
 * org.onrecord.events.capture.WarcRecords} reads all records of a WARC file, of OnRecord or of anyone else.
 */
@NullMarked
package org.onrecord.events.capture;

import org.jspecify.annotations.NullMarked;
