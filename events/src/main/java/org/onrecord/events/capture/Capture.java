package org.onrecord.events.capture;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One thing as it was fetched: a page with its HTTP head, or a file's bytes.
 *
 * @param type of the WARC record: {@code response}, {@code resource} or {@code conversion}
 * @param url what was fetched, as the record says; may be empty, may be no URL at all
 * @param fetched when; the epoch where the record does not say
 * @param status of the HTTP response; empty where there was none
 * @param headers of the HTTP response, names in any case; empty where there was none
 * @param mediaType as said by the server or the record, with its parameters, e.g. {@code text/html; charset=gb2312}
 * @param address the IP address that it came from
 * @param stored the payload as it lies in the record, without chunks, packed where {@code Content-Encoding} says so
 * @param payload the payload unpacked; the same as {@code stored} where it was not packed
 * @param packedWith the {@code Content-Encoding} that could not be undone, e.g. {@code br}; empty where the payload is unpacked
 * @param sha256 of {@code payload}, 64 hexadecimal digits
 */
public record Capture(
        String type,
        String url,
        Instant fetched,
        OptionalInt status,
        Map<String, List<String>> headers,
        Optional<String> mediaType,
        Optional<String> address,
        byte[] stored,
        byte[] payload,
        Optional<String> packedWith,
        String sha256) {

    /** The largest payload that is written or read, unpacked, in bytes: 64 MB. */
    public static final int MAX_PAYLOAD_BYTES = 64 * 1024 * 1024;

    /** The media type alone, in lower case, e.g. {@code text/html}; empty where none is given. */
    public String baseType() {
        return mediaType
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT))
                .orElse("");
    }
}
