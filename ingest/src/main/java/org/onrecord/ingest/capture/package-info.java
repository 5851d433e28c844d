/**
 * Writing captures: {@link org.onrecord.ingest.capture.CaptureWriter} keeps the bytes as fetched in WARC files and tells where they
 * lie.
 */
@NullMarked
package org.onrecord.ingest.capture;

import org.jspecify.annotations.NullMarked;
