package org.onrecord.events.cache;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A cache of the most recently used values. Safe for use by several threads, two of which may compute the same value at once. */
public final class LruCache<K, V> {
    private final Map<K, V> values;

    /** @param most number of values that are kept */
    public LruCache(int most) {
        values = new LruMap<>(most);
    }

    public V get(K key, Supplier<? extends V> compute) {
        return get(key).orElseGet(() -> {
            V computed = compute.get();
            put(key, computed);
            return computed;
        });
    }

    public Optional<V> get(K key) {
        synchronized (values) {
            return Optional.ofNullable(values.get(key));
        }
    }

    public void put(K key, V value) {
        synchronized (values) {
            values.put(key, value);
        }
    }
}
