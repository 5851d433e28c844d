package org.onrecord.ingest.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.onrecord.ingest.reading.ReadResult;

/**
 * Decodes UTF-8 strictly: the line of the first invalid byte is reported, no byte is replaced. Only a byte order mark at the start is dropped.
 */
final class StrictUtf8 {
    private StrictUtf8() {}

    /** @param name of the file, for people */
    static ReadResult<String> decode(String name, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            return new ReadResult.Unreadable<>(name + " is not UTF-8 on line " + lineOf(bytes, in.position())
                    + "; convert it, for example with iconv -t UTF-8");
        }
        String text = out.flip().toString();
        return new ReadResult.Read<>(text.startsWith("\uFEFF") ? text.substring(1) : text);
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
