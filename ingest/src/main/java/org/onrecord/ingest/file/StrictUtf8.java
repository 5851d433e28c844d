package org.onrecord.ingest.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 strictly: an invalid byte is reported, never replaced. Only a byte order mark at the start is dropped.
 */
final class StrictUtf8 {
    private StrictUtf8() {}

    /** The result of decoding. */
    sealed interface Decoded {
        /** Valid UTF-8. */
        record Text(String text) implements Decoded {}

        /** Not UTF-8; the first invalid byte is on this line, counted from 1. */
        record Malformed(int line) implements Decoded {}
    }

    static Decoded decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            return new Decoded.Malformed(lineOf(bytes, in.position()));
        }
        String text = out.flip().toString();
        return new Decoded.Text(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static int lineOf(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }
}
