package org.onrecord.events.capture;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A resource as it was fetched: a page with its HTTP head, or the bytes of a file.
 *
 * @param url what was fetched, as the record says; may be empty or malformed
 * @param fetched when it was fetched; the epoch if the record does not say
 * @param status of the HTTP response; empty where there was none
 * @param headers of the HTTP response, names in any case; empty where there was none
 * @param mediaType as declared by the server or the record, with its parameters, e.g. {@code text/html; charset=gb2312}
 * @param address the IP address that it came from
 * @param payload the payload without chunks, decompressed
 * @param packedWith the {@code Content-Encoding} that could not be undone, e.g. {@code br}; else empty
 * @param sha256 of {@code payload}, 64 hexadecimal digits
 */
public record Capture(
        String url,
        Instant fetched,
        OptionalInt status,
        Map<String, List<String>> headers,
        Optional<String> mediaType,
        Optional<String> address,
        byte[] payload,
        Optional<String> packedWith,
        String sha256) {

    /** The largest decompressed payload that is written or read, in bytes: 64 MB. */
    public static final int MAX_PAYLOAD_BYTES = 64 * 1024 * 1024;

    /** Returns the media type without parameters in lower case, e.g. {@code text/html}; empty if none is declared. */
    public String baseType() {
        return mediaType
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT))
                .orElse("");
    }
}
