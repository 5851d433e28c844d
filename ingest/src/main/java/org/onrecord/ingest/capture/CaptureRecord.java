package org.onrecord.ingest.capture;

import java.time.Instant;
import java.util.Optional;

/** What is to be captured. */
public sealed interface CaptureRecord {
    /** Returns the bytes from which the document is read, without transfer and content encoding. */
    byte[] payload();

    /**
     * A page as a server sent it.
     *
     * @param httpHead status line and header lines as received, with or without the final empty line
     */
    record Response(String url, Instant fetched, byte[] httpHead, byte[] payload, Optional<String> address)
            implements CaptureRecord {}

    /**
     * Bytes that did not come over HTTP: a file of a watched folder, or a push.
     *
     * @param url {@code file:///...} or another URI
     * @param mediaType e.g. {@code application/pdf}
     */
    record Resource(String url, Instant fetched, String mediaType, byte[] payload) implements CaptureRecord {}
}
