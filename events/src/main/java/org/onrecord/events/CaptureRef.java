package org.onrecord.events;

/**
 * The reference to the capture of a document: the bytes as fetched.
 *
 * @param file name of the WARC file, relative to the capture folder
 * @param offset of the record in the file, in bytes
 * @param sha256 of the payload, 64 hexadecimal digits
 */
public record CaptureRef(String file, long offset, String sha256) {}
