package org.onrecord.processor.dedup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values sorted by key: one of the tables in which clusters are stored. */
public interface ClusterTable<V> {

    @Nullable
    V get(String key);

    void put(String key, V value);

    void delete(String key);

    /** Returns the first keys with a prefix, in order. */
    List<String> keys(String prefix, int limit);

    /** Returns the values of all keys with a prefix, in the order of the keys. */
    List<V> values(String prefix);
}
