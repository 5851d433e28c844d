package org.onrecord.processor.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A model's answers to what it was asked last. Two threads may compute the same one at once: it is the same. */
final class LruCache<K, V> {
    private final Map<K, V> answers;

    /** @param most so many are kept */
    LruCache(int most) {
        answers = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** The answer kept, or the computed one. */
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
