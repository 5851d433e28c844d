package org.onrecord.ingest.capture;

import java.time.Instant;
import java.util.Optional;

/** What is to be captured. */
public sealed interface CaptureRecord {
    /** Where it was fetched. */
    String url();

    /** When it was fetched. */
    Instant fetched();

    /** What the document is read from: the bytes without transfer and content encoding, not yet decoded to characters. */
    byte[] payload();

    /**
     * A page as a server answered.
     *
     * @param httpHead status line and header lines as received, with or without the empty line that ends them
     * @param address the IP address that answered
     */
    record Response(String url, Instant fetched, byte[] httpHead, byte[] payload, Optional<String> address)
            implements CaptureRecord {}

    /**
     * Bytes that came without HTTP: a file of a watched folder, a push.
     *
     * @param url {@code file:///...} or another URI that names it
     * @param mediaType e.g. {@code application/pdf}
     */
    record Resource(String url, Instant fetched, String mediaType, byte[] payload) implements CaptureRecord {}
}
