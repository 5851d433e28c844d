package org.onrecord.dashboard.index;

import java.util.function.Supplier;
import org.apache.lucene.index.IndexReader;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.cache.LruCache;

/** The caches of an open index: by segment, which never changes, and the answers to the last questions about its newest state. */
final class IndexCaches {
    /** Far more than the pages ask at a time. An answer has a few kilobytes. */
    private static final int MAX_ANSWERS = 256;

    final SegmentColumns.Cache columns = new SegmentColumns.Cache();
    final SegmentFilters filters = new SegmentFilters();

    private @Nullable IndexReader state;
    private LruCache<Object, Object> answers = new LruCache<>(MAX_ANSWERS);

    /** Returns the cached answer to a question about one state of the index, or computes it. Concurrent callers may both compute it. */
    @SuppressWarnings("unchecked") // A key belongs to one kind of answer.
    <T> T answer(IndexReader reader, Object question, Supplier<T> compute) {
        return (T) answers(reader).get(question, compute);
    }

    /** Forgets all answers when the index changes, so that none is older than the index. */
    private synchronized LruCache<Object, Object> answers(IndexReader reader) {
        if (reader != state) {
            state = reader;
            answers = new LruCache<>(MAX_ANSWERS);
        }
        return answers;
    }
}
