package org.onrecord.processor.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The vectors of the sentences met last. Two threads may compute the same vector at once: the answer is the same. */
final class VectorCache {
    /**
     * A sentence as a model reads it.
     *
     * @param chinese which model
     * @param sentence its words
     */
    record Key(boolean chinese, String sentence) {}

    private final Map<Key, float[]> vectors;

    VectorCache(int most) {
        vectors = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, float[]> eldest) {
                return size() > most;
            }
        };
    }

    /** The vector kept, or the computed one; a copy that the caller may change. */
    float[] get(Key key, Supplier<float[]> compute) {
        synchronized (vectors) {
            float[] kept = vectors.get(key);
            if (kept != null) {
                return kept.clone();
            }
        }
        float[] computed = compute.get();
        synchronized (vectors) {
            vectors.put(key, computed.clone());
        }
        return computed;
    }

    int size() {
        synchronized (vectors) {
            return vectors.size();
        }
    }
}
