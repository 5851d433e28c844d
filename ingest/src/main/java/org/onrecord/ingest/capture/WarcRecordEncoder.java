package org.onrecord.ingest.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;
import org.onrecord.events.Ids;
import org.onrecord.events.capture.Capture;

/** Encodes WARC records as one gzip member each. */
final class WarcRecordEncoder {
    private static final String ORIGINAL = "X-Archive-Orig-";
    private static final Set<String> ABOUT_THE_TRANSFER =
            Set.of("content-encoding", "transfer-encoding", "content-length");

    private WarcRecordEncoder() {}

    static byte[] info(String file, Instant now) {
        Map<String, List<String>> fields = new TreeMap<>();
        fields.put("software", List.of("OnRecord"));
        fields.put("format", List.of("WARC File Format 1.1"));
        fields.put(
                "description",
                List.of("Payloads are kept without content and transfer encoding; header lines about these are kept as"
                        + " X-Archive-Orig-*. Payload digests are SHA-256 of the payload as kept."));
        return packed(new Warcinfo.Builder()
                .version(MessageVersion.WARC_1_1)
                .date(now)
                .filename(file)
                .fields(fields)
                .build());
    }

    /**
     * Returns the record of a capture.
     *
     * @throws IllegalArgumentException if it is too large to be read again, or a response without an HTTP head
     */
    static byte[] of(CaptureRecord record) {
        byte[] payload = record.payload();
        if (payload.length > Capture.MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("a capture may have at most " + Capture.MAX_PAYLOAD_BYTES
                    + " bytes, and this one has " + payload.length);
        }
        return switch (record) {
            case CaptureRecord.Response response -> packed(of(response));
            case CaptureRecord.Resource resource ->
                packed(new WarcResource.Builder()
                        .version(MessageVersion.WARC_1_1)
                        .date(resource.fetched())
                        .setHeader("WARC-Target-URI", asHeader(resource.url()))
                        .blockDigest(sha256(payload))
                        .payloadDigest(sha256(payload))
                        .body(MediaType.parseLeniently(asHeader(resource.mediaType())), payload)
                        .build());
        };
    }

    private static WarcRecord of(CaptureRecord.Response response) {
        byte[] payload = response.payload();
        byte[] head = storedHead(response.httpHead(), payload.length);
        byte[] block = ByteBuffer.allocate(head.length + payload.length)
                .put(head)
                .put(payload)
                .array();
        WarcResponse.Builder builder = new WarcResponse.Builder(asHeader(response.url()))
                .version(MessageVersion.WARC_1_1)
                .date(response.fetched())
                .blockDigest(sha256(block))
                .payloadDigest(sha256(payload))
                .body(MediaType.HTTP_RESPONSE, block);
        response.address().ifPresent(address -> builder.setHeader("WARC-IP-Address", asHeader(address)));
        return builder.build();
    }

    private static byte[] packed(WarcRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (WarcWriter writer = new WarcWriter(Channels.newChannel(bytes), WarcCompression.GZIP)) {
            writer.write(record);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /** Percent-encodes what would end a header line; addresses contain no spaces. */
    private static String asHeader(String value) {
        StringBuilder safe = new StringBuilder(value.length());
        value.chars()
                .forEach(c -> safe.append(c <= ' ' || c == 0x7f ? String.format("%%%02X", c) : Character.toString(c)));
        return safe.toString();
    }

    private static WarcDigest sha256(byte[] bytes) {
        return new WarcDigest("sha256", Ids.sha256(bytes));
    }

    /**
     * Returns the HTTP head of a decompressed payload, with the final empty line. Header lines about the transfer get
     * {@code X-Archive-Orig-} before their name, as in other archives, and {@code Content-Length} is that of the stored
     * payload. Everything else stays as received.
     *
     * @throws IllegalArgumentException if the head does not start with a status line
     */
    private static byte[] storedHead(byte[] received, int payloadLength) {
        String head = new String(received, StandardCharsets.ISO_8859_1);
        if (!head.startsWith("HTTP/")) {
            throw new IllegalArgumentException("an HTTP head begins with HTTP/, and this one does not");
        }
        List<String> kept = new ArrayList<>();
        for (String line : head.lines().takeWhile(line -> !line.isEmpty()).toList()) {
            kept.add(ABOUT_THE_TRANSFER.contains(name(line)) ? ORIGINAL + line : line);
        }
        kept.add("Content-Length: " + payloadLength);
        return (String.join("\r\n", kept) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String name(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    }
}
