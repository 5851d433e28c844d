package org.onrecord.events;

/**
 * Where the bytes of a document as fetched are kept.
 *
 * @param file name of the WARC file, relative to the capture folder
 * @param offset of the record in it, in bytes
 * @param sha256 of the payload, 64 hexadecimal digits
 */
public record CaptureRef(String file, long offset, String sha256) {}
