package org.onrecord.dashboard.index;

import java.util.List;

/**
 * One page of a list.
 *
 * @param total rows on all pages
 * @param page 1 for the first
 * @param size rows of a full page
 * @param items the rows
 */
public record Page<T>(int total, int page, int size, List<T> items) {
    /**
     * Which page is asked for.
     *
     * @param page 1 for the first
     * @param size rows of a full page
     */
    public record Wanted(int page, int size) {
        /** The first page. */
        public static Wanted first(int size) {
            return new Wanted(1, size);
        }

        int from() {
            return (page - 1) * size;
        }

        /** True if the page lies beyond what is answered. */
        public boolean tooDeep() {
            return (long) page * size > Reading.DEEPEST;
        }
    }
}
