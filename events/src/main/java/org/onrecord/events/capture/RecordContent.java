package org.onrecord.events.capture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.LengthedBody;
import org.onrecord.events.file.GunzipStream;

/**
 * The parsed content of a record: the head of an HTTP response, if it has one, and the payload.
 *
 * @param raw the payload as transferred, with chunks if there are any
 * @param stored the payload without chunks
 * @param payload the payload decompressed
 * @param packedWith the content encoding that could not be undone
 */
record RecordContent(
        OptionalInt status,
        Map<String, List<String>> headers,
        byte[] raw,
        byte[] stored,
        byte[] payload,
        Optional<String> packedWith) {
    private static final int MAX_HEAD_BYTES = 1024 * 1024;
    private static final Pattern HEAD_END = Pattern.compile("\n\r?\n");

    /** Parses content that is the payload itself. */
    static RecordContent plain(byte[] bytes) {
        return new RecordContent(OptionalInt.empty(), Map.of(), bytes, bytes, bytes, Optional.empty());
    }

    /** Parses content that is an HTTP response. */
    static RecordContent http(byte[] bytes) throws IOException {
        int head = headLength(bytes);
        if (head > MAX_HEAD_BYTES) {
            throw new IOException("its HTTP head is longer than " + MAX_HEAD_BYTES + " bytes");
        }
        byte[] raw = Arrays.copyOfRange(bytes, head, bytes.length);
        HttpResponse response;
        byte[] stored;
        try {
            // The length is that of the record, whatever Content-Length says.
            response = HttpResponse.parse(LengthedBody.create(
                    Channels.newChannel(InputStream.nullInputStream()), ByteBuffer.wrap(bytes), bytes.length));
            stored = response.headers().contains("Transfer-Encoding", "chunked")
                    ? readAvailable(response.body().stream())
                    : raw;
        } catch (RuntimeException e) {
            throw new IOException("its HTTP response cannot be read: " + e.getMessage());
        }
        Map<String, List<String>> headers = response.headers().map();
        List<String> encodings = response.headers().all("Content-Encoding").stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty() && !word.equals("identity") && !word.equals("none"))
                .toList();
        byte[] payload = stored;
        for (String encoding : encodings.reversed()) {
            Optional<InputStream> decompressor = decompressor(encoding, payload);
            if (decompressor.isEmpty()) {
                return new RecordContent(
                        OptionalInt.of(response.status()), headers, raw, stored, payload, Optional.of(encoding));
            }
            payload = readAvailable(decompressor.get());
        }
        return new RecordContent(OptionalInt.of(response.status()), headers, raw, stored, payload, Optional.empty());
    }

    /** Returns true for an HTTP response whose body has the length that its Content-Length says. */
    static boolean isCompleteResponse(byte[] bytes) {
        try {
            RecordContent response = http(bytes);
            return response.headers().getOrDefault("Content-Length", List.of()).stream()
                    .anyMatch(length -> length.strip().equals(Integer.toString(response.raw().length)));
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<InputStream> decompressor(String encoding, byte[] packed) throws IOException {
        InputStream in = new ByteArrayInputStream(packed);
        return switch (encoding) {
            // Many archives decompress the payload and keep the header.
            case "gzip", "x-gzip" -> Optional.of(isGzip(packed) ? new GunzipStream(in) : in);
            // In RFC 9110 this is the zlib format; many servers send a bare deflate stream.
            case "deflate" ->
                Optional.of(
                        isZlib(packed) ? new InflaterInputStream(in) : new InflaterInputStream(in, new Inflater(true)));
            default -> Optional.empty();
        };
    }

    /** Reads up to the end, or to where the data breaks off: a truncated page is what was fetched. */
    private static byte[] readAvailable(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        try (in) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                all.write(buffer, 0, count);
                if (all.size() > Capture.MAX_PAYLOAD_BYTES) {
                    throw new IOException(
                            "its payload decompresses to more than " + Capture.MAX_PAYLOAD_BYTES + " bytes");
                }
            }
        } catch (EOFException e) {
            return all.toByteArray();
        }
        return all.toByteArray();
    }

    /** Returns the length of the head with its empty line; that of all bytes if there is no empty line within the limit. */
    private static int headLength(byte[] bytes) {
        int searched = Math.min(bytes.length, MAX_HEAD_BYTES + 1);
        Matcher end = HEAD_END.matcher(new String(bytes, 0, searched, StandardCharsets.ISO_8859_1));
        return end.find() ? end.end() : bytes.length;
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b;
    }

    private static boolean isZlib(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] & 0x0f) == 8 && ((bytes[0] & 0xff) << 8 | (bytes[1] & 0xff)) % 31 == 0;
    }
}
