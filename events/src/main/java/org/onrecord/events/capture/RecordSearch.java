package org.onrecord.events.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Searches a WARC file for the next record after a damaged one. */
final class RecordSearch {
    private static final int WINDOW_BYTES = 64 * 1024;
    private static final int HEADER_BYTES = 10;
    /** The bytes needed to judge a candidate: a gzip header without fields and the start of its data. */
    private static final int CANDIDATE_BYTES = 512;

    private static final byte[] MARK = "WARC/".getBytes(StandardCharsets.US_ASCII);

    private RecordSearch() {}

    /** Returns the offset of the next record at or after {@code from}; -1 if there is none. */
    static long next(FileChannel file, long from, boolean compressed) throws IOException {
        ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        long start = from;
        while (true) {
            window.clear();
            while (window.hasRemaining() && file.read(window, start + window.position()) >= 0) {}
            window.flip();
            boolean last = window.limit() < WINDOW_BYTES;
            int judged = last ? window.limit() : WINDOW_BYTES - CANDIDATE_BYTES;
            for (int i = 0; i < judged; i++) {
                if (compressed
                        ? memberStarts(window, i)
                        : window.get(i) == '\n' && startsWithMark(window.array(), i + 1, window.limit())) {
                    return start + (compressed ? i : i + 1);
                }
            }
            if (last) {
                return -1;
            }
            start += judged;
        }
    }

    /** Returns true if the last bytes of the file are zero, which never happens in a record. */
    static boolean endsInZeros(FileChannel file) throws IOException {
        ByteBuffer end = ByteBuffer.allocate(16);
        long from = Math.max(0, file.size() - end.capacity());
        while (end.hasRemaining() && file.read(end, from + end.position()) >= 0) {}
        end.flip();
        return end.hasRemaining() && end.equals(ByteBuffer.allocate(end.limit()));
    }

    private static boolean memberStarts(ByteBuffer window, int at) {
        if (at + HEADER_BYTES >= window.limit()
                || window.get(at) != 0x1f
                || (window.get(at + 1) & 0xff) != 0x8b
                || window.get(at + 2) != 8) {
            return false;
        }
        int data = at + HEADER_BYTES;
        int flags = window.get(at + 3);
        if ((flags & 4) != 0 && data + 2 < window.limit()) {
            data += 2 + (window.getShort(data) & 0xffff);
        }
        if ((flags & ~4) != 0 || data >= window.limit()) {
            return false;
        }
        Inflater inflater = new Inflater(true);
        try {
            byte[] first = new byte[MARK.length];
            inflater.setInput(window.array(), data, window.limit() - data);
            return inflater.inflate(first) == first.length && startsWithMark(first, 0, first.length);
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }

    private static boolean startsWithMark(byte[] bytes, int at, int limit) {
        return at + MARK.length <= limit && Arrays.equals(bytes, at, at + MARK.length, MARK, 0, MARK.length);
    }
}
