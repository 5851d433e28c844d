package org.onrecord.ingest.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a stream line by line in bounded memory: only the start of a line above the limit is kept.
 *
 * <p>A line ends with a line feed, a carriage return and a line feed, or the end of the stream. A byte order mark at
 * the start of the stream is dropped.
 */
final class LineReader {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final int maxBytes;
    private final int keptBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private long number;

    /**
     * @param in not closed
     * @param maxBytes of a line
     * @param keptBytes of the start of a longer line, at most {@code maxBytes}
     */
    LineReader(InputStream in, int maxBytes, int keptBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
        this.keptBytes = keptBytes;
    }

    /** A line without its end. */
    sealed interface Line {
        /** Returns the number of the line, counted from 1. */
        long number();

        /** A line within the limit. */
        record Whole(long number, byte[] bytes) implements Line {}

        /** A longer line: its start, and its size. */
        record TooLong(long number, byte[] head, long size) implements Line {}
    }

    long lines() {
        return number;
    }

    /** Returns the next line; empty at the end of the stream. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream held = new ByteArrayOutputStream(256);
        long size = 0;
        int last = -1;
        boolean any = false;
        while (true) {
            if (position == limit) {
                limit = Math.max(0, in.read(buffer));
                position = 0;
                if (limit == 0) {
                    return any ? Optional.of(line(held.toByteArray(), size, last)) : Optional.empty();
                }
            }
            any = true;
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            int length = end - position;
            if (length > 0) {
                last = buffer[end - 1];
                size += length;
                // One byte above the limit is held, for a carriage return, which does not count.
                held.write(buffer, position, Math.min(length, maxBytes + 1 - held.size()));
            }
            position = end;
            if (end < limit) {
                position++;
                return Optional.of(line(held.toByteArray(), size, last));
            }
        }
    }

    private Line line(byte[] held, long size, int last) {
        number++;
        long length = last == '\r' ? size - 1 : size;
        if (length > maxBytes) {
            return new Line.TooLong(number, Arrays.copyOf(held, Math.min(keptBytes, held.length)), length);
        }
        int start = number == 1 && startsWithMark(held) ? 3 : 0;
        return new Line.Whole(
                number, start == 0 && length == held.length ? held : Arrays.copyOfRange(held, start, (int) length));
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }
}
