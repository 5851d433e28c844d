package org.onrecord.processor.model;

import java.util.Map;
import java.util.function.Supplier;
import org.onrecord.events.cache.LruMap;

/** The most recently used results of a model. Two threads may compute the same result at once. */
final class LruCache<K, V> {
    private final Map<K, V> answers;

    /** @param most number of results that are kept */
    LruCache(int most) {
        answers = new LruMap<>(most);
    }

    /** Returns the kept result, or computes it. */
    V get(K key, Supplier<V> compute) {
        synchronized (answers) {
            V kept = answers.get(key);
            if (kept != null) {
                return kept;
            }
        }
        V computed = compute.get();
        synchronized (answers) {
            answers.put(key, computed);
        }
        return computed;
    }

    int size() {
        synchronized (answers) {
            return answers.size();
        }
    }
}
