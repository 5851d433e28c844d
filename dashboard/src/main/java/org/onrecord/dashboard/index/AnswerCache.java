package org.onrecord.dashboard.index;

import java.util.function.Supplier;
import org.apache.lucene.index.IndexReader;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.cache.LruCache;

/**
 * The answers to the last questions about one state of the index. It forgets them all when the index changes, so that an answer is never
 * older than the index.
 */
final class AnswerCache {
    /** Far more than the pages ask at a time. An answer has a few kilobytes. */
    private static final int MAX_ANSWERS = 256;

    private @Nullable IndexReader state;
    private LruCache<Object, Object> answers = new LruCache<>(MAX_ANSWERS);

    /** Returns the cached answer to a question, or computes it. Concurrent callers may both compute it. */
    @SuppressWarnings("unchecked") // A key belongs to one kind of answer.
    <T> T get(IndexReader reader, Object question, Supplier<T> compute) {
        return (T) of(reader).get(question, compute);
    }

    private synchronized LruCache<Object, Object> of(IndexReader reader) {
        if (reader != state) {
            state = reader;
            answers = new LruCache<>(MAX_ANSWERS);
        }
        return answers;
    }
}
