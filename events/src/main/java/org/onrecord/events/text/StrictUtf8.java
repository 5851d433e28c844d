package org.onrecord.events.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 strictly: no byte is replaced, and only a byte order mark at the start is dropped. */
public final class StrictUtf8 {
    private StrictUtf8() {}

    public static final class NotUtf8Exception extends IOException {
        private final int line;

        private NotUtf8Exception(int line) {
            super("not UTF-8 on line " + line);
            this.line = line;
        }

        /** Returns the line of the first invalid byte, from 1. */
        public int line() {
            return line;
        }
    }

    public static String decode(byte[] bytes) throws NotUtf8Exception {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        boolean invalid = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), text, true)
                .isError();
        text.flip();
        if (invalid) {
            throw new NotUtf8Exception(
                    1 + (int) text.chars().filter(c -> c == '\n').count());
        }
        boolean marked = !text.isEmpty() && text.charAt(0) == '\uFEFF';
        return text.subSequence(marked ? 1 : 0, text.length()).toString();
    }
}
