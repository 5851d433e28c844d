package org.onrecord.dashboard.index;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.lucene.index.IndexReader;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.cache.LruMap;

/**
 * The answers to the last questions about one state of the index. It forgets them all when the index changes, so that an answer is never
 * older than the index.
 */
final class AnswerCache {
    /** Far more than the pages ask at a time. An answer has a few kilobytes. */
    private static final int MAX_ANSWERS = 256;

    private @Nullable IndexReader state;
    private final Map<Object, Object> answers = new LruMap<>(MAX_ANSWERS);

    /** Returns the cached answer to a question, or computes it. Concurrent callers may both compute it. */
    @SuppressWarnings("unchecked") // A key belongs to one kind of answer.
    <T> T get(IndexReader reader, Object question, Supplier<T> compute) {
        Optional<Object> known = find(reader, question);
        if (known.isPresent()) {
            return (T) known.get();
        }
        T answer = compute.get();
        keep(reader, question, answer);
        return answer;
    }

    private synchronized Optional<Object> find(IndexReader reader, Object question) {
        return reader == state ? Optional.ofNullable(answers.get(question)) : Optional.empty();
    }

    private synchronized void keep(IndexReader reader, Object question, Object answer) {
        if (reader != state) {
            answers.clear();
            state = reader;
        }
        answers.put(question, answer);
    }
}
