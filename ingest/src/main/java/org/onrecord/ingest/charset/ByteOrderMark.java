package org.onrecord.ingest.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

record ByteOrderMark(byte[] bytes, Charset charset) {
    /** The longer marks first: that of UTF-32LE begins with that of UTF-16LE. */
    private static final List<ByteOrderMark> ALL = List.of(
            of("efbbbf", StandardCharsets.UTF_8),
            of("fffe0000", StandardCharsets.UTF_32LE),
            of("0000feff", StandardCharsets.UTF_32BE),
            of("fffe", StandardCharsets.UTF_16LE),
            of("feff", StandardCharsets.UTF_16BE));

    private static ByteOrderMark of(String hex, Charset charset) {
        return new ByteOrderMark(HexFormat.of().parseHex(hex), charset);
    }

    /** Returns the mark at the start of a text; empty if there is none. */
    static Optional<ByteOrderMark> at(byte[] text) {
        return ALL.stream().filter(mark -> mark.isStartOf(text)).findFirst();
    }

    private boolean isStartOf(byte[] text) {
        return text.length >= bytes.length && Arrays.equals(text, 0, bytes.length, bytes, 0, bytes.length);
    }

    /** Returns a text that starts with this mark, without the mark. */
    String decode(byte[] text) {
        return new String(text, bytes.length, text.length - bytes.length, charset);
    }
}
