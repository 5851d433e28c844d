package org.onrecord.processor.dedup;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

record InMemoryClusterTable<V>(SortedMap<String, V> values) implements ClusterTable<V> {

    InMemoryClusterTable() {
        this(new TreeMap<>());
    }

    @Override
    public @Nullable V get(String key) {
        return values.get(key);
    }

    @Override
    public void put(String key, V value) {
        values.put(key, value);
    }

    @Override
    public void delete(String key) {
        values.remove(key);
    }

    @Override
    public List<String> keys(String prefix, int limit) {
        return withPrefix(prefix).keySet().stream().limit(limit).toList();
    }

    @Override
    public List<V> values(String prefix) {
        return List.copyOf(withPrefix(prefix).values());
    }

    private SortedMap<String, V> withPrefix(String prefix) {
        return values.subMap(prefix, prefix + Character.MAX_VALUE);
    }
}
