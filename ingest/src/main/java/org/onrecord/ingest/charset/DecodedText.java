package org.onrecord.ingest.charset;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Text read from bytes, with the charset that was found.
 *
 * <p>In this order: a byte order mark; bytes that are UTF-8 with letters beyond ASCII, which nothing else is by chance; what the server
 * says; what the page says of itself; what the bytes look like. So a server or an editor that names the wrong charset, as happens, does
 * no harm where the bytes are UTF-8.
 *
 * @param text without its byte order mark; what cannot be decoded is U+FFFD
 * @param charset that it was decoded with
 * @param origin how that was found
 */
public record DecodedText(String text, Charset charset, Origin origin) {
    /** Enough to know a charset by; more costs time and changes nothing. */
    private static final int LOOKED_AT = 64 * 1024;

    /** How a charset was found. */
    public enum Origin {
        BYTE_ORDER_MARK,
        BYTES,
        HEADER,
        DECLARATION,
        LOOKS,
        NOTHING
    }

    /**
     * Decodes a page or a text.
     *
     * @param header the charset that the server gives; null where it gives none
     */
    public static DecodedText of(byte[] bytes, @Nullable String header) {
        Optional<Mark> mark = Mark.of(bytes);
        if (mark.isPresent()) {
            return decoded(bytes, mark.get().length(), mark.get().charset(), Origin.BYTE_ORDER_MARK);
        }
        Utf8Check form = Utf8Check.of(bytes);
        if (form == Utf8Check.BEYOND_ASCII) {
            return decoded(bytes, 0, StandardCharsets.UTF_8, Origin.BYTES);
        }
        // UTF-8 that does not hold is no UTF-8, whoever says so, unless nothing better is found.
        Optional<Charset> said = CharsetLabels.named(header);
        if (usable(said, form)) {
            return decoded(bytes, 0, said.orElseThrow(), Origin.HEADER);
        }
        Optional<Charset> declared = DeclaredCharset.of(bytes);
        if (usable(declared, form)) {
            return decoded(bytes, 0, declared.orElseThrow(), Origin.DECLARATION);
        }
        if (form == Utf8Check.ASCII) {
            return decoded(bytes, 0, StandardCharsets.UTF_8, Origin.NOTHING);
        }
        Optional<Charset> looks = looks(bytes);
        if (looks.isPresent()) {
            return decoded(bytes, 0, looks.get(), Origin.LOOKS);
        }
        Charset last = said.or(() -> declared).orElse(CharsetLabels.WINDOWS_1252);
        return decoded(bytes, 0, last, Origin.NOTHING);
    }

    private static boolean usable(Optional<Charset> charset, Utf8Check form) {
        return charset.isPresent()
                && (form != Utf8Check.BROKEN || !charset.get().equals(StandardCharsets.UTF_8));
    }

    private static Optional<Charset> looks(byte[] bytes) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, Math.min(bytes.length, LOOKED_AT));
        detector.dataEnd();
        return CharsetLabels.named(detector.getDetectedCharset());
    }

    private static DecodedText decoded(byte[] bytes, int from, Charset charset, Origin origin) {
        return new DecodedText(
                charset.decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                        .toString(),
                charset,
                origin);
    }

    /** A byte order mark and the charset that it tells. */
    private record Mark(Charset charset, int length) {
        static Optional<Mark> of(byte[] bytes) {
            int first = at(bytes, 0);
            int second = at(bytes, 1);
            if (first == 0xef && second == 0xbb && at(bytes, 2) == 0xbf) {
                return Optional.of(new Mark(StandardCharsets.UTF_8, 3));
            }
            if (first == 0xff && second == 0xfe) {
                return Optional.of(
                        at(bytes, 2) == 0 && at(bytes, 3) == 0 && bytes.length >= 4
                                ? new Mark(StandardCharsets.UTF_32LE, 4)
                                : new Mark(StandardCharsets.UTF_16LE, 2));
            }
            if (first == 0xfe && second == 0xff) {
                return Optional.of(new Mark(StandardCharsets.UTF_16BE, 2));
            }
            return first == 0 && second == 0 && at(bytes, 2) == 0xfe && at(bytes, 3) == 0xff
                    ? Optional.of(new Mark(StandardCharsets.UTF_32BE, 4))
                    : Optional.empty();
        }

        private static int at(byte[] bytes, int index) {
            return index < bytes.length ? bytes[index] & 0xff : -1;
        }
    }
}
