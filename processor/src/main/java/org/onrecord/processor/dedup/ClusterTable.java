package org.onrecord.processor.dedup;

import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Values sorted by key: one of the tables in which clusters are stored. */
public interface ClusterTable<V> {

    @Nullable
    V get(String key);

    void put(String key, V value);

    void delete(String key);

    /** Returns the first entries of keys with a prefix, in the order of the keys. */
    SequencedMap<String, V> first(String prefix, int limit);
}
