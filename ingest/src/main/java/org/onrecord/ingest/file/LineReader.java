package org.onrecord.ingest.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a stream line by line in bounded memory: a line longer than the limit is passed over without being held, and told.
 *
 * <p>A line ends with a line feed, or a carriage return and a line feed, or with the stream. A byte order mark at the start of the
 * stream is dropped.
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
     * Reads from a stream, which stays the caller's to close.
     *
     * @param maxBytes the longest line that is held
     * @param keptBytes how much of the start of a longer line is kept, at most {@code maxBytes}
     */
    LineReader(InputStream in, int maxBytes, int keptBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
        this.keptBytes = keptBytes;
    }

    /** One line, without its end. */
    sealed interface Line {
        /** Which line it is, counted from 1. */
        long number();

        /** A line within the limit. */
        record Whole(long number, byte[] bytes) implements Line {}

        /** A longer line: its start, and how many bytes it has in all. */
        record TooLong(long number, byte[] head, long size) implements Line {}
    }

    /** How many lines were read. */
    long lines() {
        return number;
    }

    /** The next line; empty at the end of the stream. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream held = new ByteArrayOutputStream(256);
        long size = 0;
        byte[] head = new byte[0];
        int last = -1;
        boolean tooLong = false;
        boolean any = false;
        while (true) {
            if (position == limit) {
                limit = Math.max(0, in.read(buffer));
                position = 0;
                if (limit == 0) {
                    return any ? Optional.of(line(held, head, size, last, tooLong)) : Optional.empty();
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
            }
            // One byte more than the limit may be held, for the carriage return that does not count.
            if (!tooLong && size > maxBytes + 1L) {
                tooLong = true;
                held.write(buffer, position, Math.min(length, Math.max(0, keptBytes - held.size())));
                head = Arrays.copyOf(held.toByteArray(), Math.min(keptBytes, held.size()));
                held = new ByteArrayOutputStream();
            } else if (!tooLong) {
                held.write(buffer, position, length);
            }
            position = end;
            if (end < limit) {
                position++;
                return Optional.of(line(held, head, size, last, tooLong));
            }
        }
    }

    private Line line(ByteArrayOutputStream held, byte[] head, long size, int last, boolean tooLong) {
        number++;
        long length = last == '\r' ? size - 1 : size;
        if (tooLong) {
            return new Line.TooLong(number, head, length);
        }
        byte[] bytes = held.toByteArray();
        int start = number == 1 && startsWithMark(bytes) ? 3 : 0;
        if (length > maxBytes) {
            return new Line.TooLong(number, Arrays.copyOf(bytes, Math.min(keptBytes, bytes.length)), length);
        }
        return new Line.Whole(
                number, start == 0 && length == bytes.length ? bytes : Arrays.copyOfRange(bytes, start, (int) length));
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }
}
