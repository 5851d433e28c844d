package org.onrecord.dashboard.index;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.SegmentColumns.Sets;
import org.onrecord.events.cache.LruCache;

/** The caches of an open index: by segment, which never changes, and the answers to the last questions about its newest state. */
final class IndexCaches {
    /** Far more than the pages ask at a time. An answer has a few kilobytes. */
    private static final int MAX_ANSWERS = 256;

    /** A restriction takes an eighth of a byte an entry. */
    private static final int MAX_FILTERS = 64;

    private final Map<IndexReader.CacheKey, Kept> open = new ConcurrentHashMap<>();

    private @Nullable IndexReader state;
    private LruCache<Object, Object> answers = new LruCache<>(MAX_ANSWERS);

    /** What is kept of a segment that is in use. */
    record Kept(Map<String, Sets> sets, Map<String, int[]> numbers, LruCache<Query, FixedBitSet> filters) {}

    Kept of(LeafReader segment) {
        IndexReader.CacheHelper core = segment.getCoreCacheHelper();
        return open.computeIfAbsent(core.getKey(), key -> {
            core.addClosedListener(open::remove);
            return new Kept(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new LruCache<>(MAX_FILTERS));
        });
    }

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
