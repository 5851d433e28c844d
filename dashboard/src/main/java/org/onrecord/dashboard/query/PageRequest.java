package org.onrecord.dashboard.query;

import org.onrecord.dashboard.index.IndexSnapshot;

/**
 * The page of a list that is wanted.
 *
 * @param page 1 for the first
 * @param size rows of a full page
 */
public record PageRequest(int page, int size) {
    /** Returns a request for the first page. */
    public static PageRequest first(int size) {
        return new PageRequest(1, size);
    }

    int from() {
        return (page - 1) * size;
    }

    /** Returns true if the page ends after the last row that can be reached. */
    public boolean tooDeep() {
        return (long) page * size > IndexSnapshot.MAX_ROWS;
    }
}
