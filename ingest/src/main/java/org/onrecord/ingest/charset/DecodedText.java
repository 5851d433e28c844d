package org.onrecord.ingest.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Text read from bytes, with the charset that was found.
 * <p>These decide, in this order: a byte order mark; bytes that are valid UTF-8 beyond ASCII, which other charsets
 * never are by chance; the server's header; the page's own declaration; a guess from the bytes. So a wrong header or
 * declaration does no harm if the bytes are UTF-8.
 *
 * @param text without its byte order mark, with U+FFFD for what cannot be decoded
 */
public record DecodedText(String text, Charset charset, Origin origin) {
    /** How many bytes a guess takes; more would take time and change nothing. */
    private static final int LOOKED_AT = 64 * 1024;

    /** How a charset was found. */
    public enum Origin {
        BYTE_ORDER_MARK,
        BYTES,
        HEADER,
        DECLARATION,
        GUESS,
        NOTHING
    }

    /**
     * Decodes a page or a text.
     *
     * @param header the charset that the server names; null if it names none
     */
    public static DecodedText of(byte[] bytes, @Nullable String header) {
        Optional<ByteOrderMark> mark = ByteOrderMark.at(bytes);
        if (mark.isPresent()) {
            return new DecodedText(mark.get().decode(bytes), mark.get().charset(), Origin.BYTE_ORDER_MARK);
        }
        Utf8Check form = Utf8Check.of(bytes);
        if (form == Utf8Check.BEYOND_ASCII) {
            return decoded(bytes, StandardCharsets.UTF_8, Origin.BYTES);
        }
        // Bytes that are not valid UTF-8 are not read as UTF-8, whatever is declared, unless nothing better is found.
        Optional<Charset> said = CharsetLabels.named(header);
        if (usable(said, form)) {
            return decoded(bytes, said.orElseThrow(), Origin.HEADER);
        }
        Optional<Charset> declared = DeclaredCharset.of(bytes);
        if (usable(declared, form)) {
            return decoded(bytes, declared.orElseThrow(), Origin.DECLARATION);
        }
        if (form == Utf8Check.ASCII) {
            return decoded(bytes, StandardCharsets.UTF_8, Origin.NOTHING);
        }
        Optional<Charset> guess = CharsetLabels.detected(bytes, LOOKED_AT);
        if (guess.isPresent()) {
            return decoded(bytes, guess.get(), Origin.GUESS);
        }
        Charset last = said.or(() -> declared).orElse(CharsetLabels.WINDOWS_1252);
        return decoded(bytes, last, Origin.NOTHING);
    }

    private static boolean usable(Optional<Charset> charset, Utf8Check form) {
        return charset.isPresent()
                && (form != Utf8Check.BROKEN || !charset.get().equals(StandardCharsets.UTF_8));
    }

    private static DecodedText decoded(byte[] bytes, Charset charset, Origin origin) {
        return new DecodedText(new String(bytes, charset), charset, origin);
    }
}
