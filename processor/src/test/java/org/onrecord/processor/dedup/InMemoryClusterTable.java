package org.onrecord.processor.dedup;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
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
    public SequencedMap<String, V> first(String prefix, int limit) {
        SequencedMap<String, V> first = new LinkedHashMap<>();
        values.subMap(prefix, prefix + Character.MAX_VALUE).entrySet().stream()
                .limit(limit)
                .forEach(each -> first.put(each.getKey(), each.getValue()));
        return first;
    }
}
