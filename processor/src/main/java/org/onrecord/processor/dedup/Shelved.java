package org.onrecord.processor.dedup;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A shelf in memory. */
record Shelved<V>(TreeMap<String, V> map) implements Shelf<V> {

    Shelved() {
        this(new TreeMap<>());
    }

    /** Empty shelves. */
    static Clusters.Shelves shelves() {
        return new Clusters.Shelves(new Shelved<>(), new Shelved<>(), new Shelved<>(), new Shelved<>());
    }

    @Override
    public @Nullable V get(String key) {
        return map.get(key);
    }

    @Override
    public void put(String key, V value) {
        map.put(key, value);
    }

    @Override
    public void delete(String key) {
        map.remove(key);
    }

    @Override
    public List<String> keys(String prefix, int most) {
        return map.tailMap(prefix).keySet().stream()
                .takeWhile(key -> key.startsWith(prefix))
                .limit(most)
                .toList();
    }

    @Override
    public List<V> values(String prefix) {
        return map.tailMap(prefix).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .toList();
    }
}
