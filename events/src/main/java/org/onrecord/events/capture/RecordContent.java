package org.onrecord.events.capture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.LengthedBody;

/**
 * The content of a record taken apart: the HTTP head if it has one, and the payload.
 *
 * @param raw the payload with everything that the transfer put round it, e.g. chunks
 * @param stored without that
 * @param payload unpacked
 * @param packedWith what could not be undone
 */
record RecordContent(
        OptionalInt status,
        Map<String, List<String>> headers,
        byte[] raw,
        byte[] stored,
        byte[] payload,
        Optional<String> packedWith) {
    private static final int MAX_HEAD_BYTES = 1024 * 1024;

    /** The block cannot be taken apart; the message says why. */
    static final class UnreadableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }

    /** The content of a record that is the payload itself. */
    static RecordContent plain(byte[] bytes) {
        return new RecordContent(OptionalInt.empty(), Map.of(), bytes, bytes, bytes, Optional.empty());
    }

    /** The content of a record that is an HTTP response. */
    static RecordContent http(byte[] bytes) throws IOException {
        int head = headLength(bytes);
        if (head > MAX_HEAD_BYTES) {
            throw new UnreadableException("its HTTP head is longer than " + MAX_HEAD_BYTES + " bytes");
        }
        byte[] raw = Arrays.copyOfRange(bytes, head, bytes.length);
        HttpResponse response;
        byte[] stored;
        try {
            // The length comes from the record, whatever Content-Length says.
            response = HttpResponse.parse(LengthedBody.create(
                    Channels.newChannel(InputStream.nullInputStream()), ByteBuffer.wrap(bytes), bytes.length));
            stored = response.headers().contains("Transfer-Encoding", "chunked")
                    ? asFarAsItGoes(response.body().stream())
                    : raw;
        } catch (RuntimeException e) {
            throw new UnreadableException("its HTTP response cannot be read: " + e.getMessage());
        }
        Map<String, List<String>> headers = response.headers().map();
        List<String> encodings = response.headers().all("Content-Encoding").stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty() && !word.equals("identity") && !word.equals("none"))
                .toList();
        byte[] payload = stored;
        for (String encoding : encodings.reversed()) {
            Optional<InputStream> unpacking = unpacking(encoding, payload);
            if (unpacking.isEmpty()) {
                return new RecordContent(
                        OptionalInt.of(response.status()), headers, raw, stored, payload, Optional.of(encoding));
            }
            payload = asFarAsItGoes(unpacking.get());
        }
        return new RecordContent(OptionalInt.of(response.status()), headers, raw, stored, payload, Optional.empty());
    }

    /** True of an HTTP response that has as many bytes after its head as its Content-Length says. */
    static boolean isWholeResponse(byte[] bytes) {
        try {
            RecordContent response = http(bytes);
            return response.headers().getOrDefault("Content-Length", List.of()).stream()
                    .anyMatch(length -> length.strip().equals(Integer.toString(response.raw().length)));
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<InputStream> unpacking(String encoding, byte[] packed) throws IOException {
        InputStream in = new ByteArrayInputStream(packed);
        return switch (encoding) {
            // Not a few archives keep the header of what they unpacked.
            case "gzip", "x-gzip" -> Optional.of(isGzip(packed) ? new GZIPInputStream(in) : in);
            // By RFC 9110 this is zlib; not a few servers send the bare deflate stream.
            case "deflate" ->
                Optional.of(
                        isZlib(packed) ? new InflaterInputStream(in) : new InflaterInputStream(in, new Inflater(true)));
            default -> Optional.empty();
        };
    }

    /** All that can be read, up to where it breaks off: a page cut off is still what was fetched. */
    private static byte[] asFarAsItGoes(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        try (in) {
            for (int many = in.read(buffer); many >= 0; many = in.read(buffer)) {
                all.write(buffer, 0, many);
                if (all.size() > Capture.MAX_PAYLOAD_BYTES) {
                    throw new UnreadableException(
                            "its payload unpacks to more than " + Capture.MAX_PAYLOAD_BYTES + " bytes");
                }
            }
        } catch (EOFException e) {
            return all.toByteArray();
        }
        return all.toByteArray();
    }

    /** Up to and with the empty line; all of it where there is none. */
    private static int headLength(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == '\n'
                    && (bytes[i + 1] == '\n'
                            || (bytes[i + 1] == '\r' && i + 2 < bytes.length && bytes[i + 2] == '\n'))) {
                return i + (bytes[i + 1] == '\n' ? 2 : 3);
            }
        }
        return bytes.length;
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b;
    }

    private static boolean isZlib(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] & 0x0f) == 8 && ((bytes[0] & 0xff) << 8 | (bytes[1] & 0xff)) % 31 == 0;
    }
}
