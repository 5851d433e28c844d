package org.onrecord.dashboard.query;

import java.util.Optional;

/**
 * The rows of a list that are wanted.
 *
 * @param from number of rows to leave out; 0 with a cursor
 * @param size most rows
 * @param after the place after which they begin; empty for the beginning
 * @param maxBytes after how many bytes of records the page ends early, with a cursor for the rest
 */
public record PageRequest(int from, int size, Optional<Cursor> after, long maxBytes) {
    private static final long MAX_BYTES = 1 << 20;

    public static PageRequest first(int size) {
        return new PageRequest(0, size, Optional.empty(), MAX_BYTES);
    }

    /** Returns a request for all rows, to be read in pieces of a number of bytes. */
    public static PageRequest all(long maxBytes) {
        return new PageRequest(0, Integer.MAX_VALUE, Optional.empty(), maxBytes);
    }

    /** Returns this request for fewer rows, if it is for more than a number. */
    public PageRequest atMost(int rows) {
        return new PageRequest(from, Math.min(size, rows), after, maxBytes);
    }

    public PageRequest after(Cursor place, int rows) {
        return new PageRequest(0, rows, Optional.of(place), maxBytes);
    }
}
