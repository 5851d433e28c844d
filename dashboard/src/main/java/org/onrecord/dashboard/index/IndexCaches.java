package org.onrecord.dashboard.index;

/** The caches of an open index: by segment, which never changes, or for the newest state. */
record IndexCaches(SegmentColumns.Cache columns, SegmentFilters filters, AnswerCache answers) {
    IndexCaches() {
        this(new SegmentColumns.Cache(), new SegmentFilters(), new AnswerCache());
    }
}
