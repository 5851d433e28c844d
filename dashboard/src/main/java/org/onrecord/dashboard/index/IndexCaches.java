package org.onrecord.dashboard.index;

/** What is kept of an open index beside it, so that it need not be read again: by segment, which never changes, or for the newest state. */
record IndexCaches(SegmentColumns.Cache columns, SegmentFilters filters, AnswerCache answers) {
    IndexCaches() {
        this(new SegmentColumns.Cache(), new SegmentFilters(), new AnswerCache());
    }
}
