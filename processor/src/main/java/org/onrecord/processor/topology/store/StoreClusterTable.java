package org.onrecord.processor.topology.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.processor.dedup.ClusterTable;

/**
 * A cluster table in a store of the topology.
 *
 * @param beginning of all keys in the store, which the table leaves out
 */
public record StoreClusterTable<V>(KeyValueStore<String, V> store, Supplier<String> beginning)
        implements ClusterTable<V> {
    private static final StringSerializer TEXT = new StringSerializer();

    @Override
    public @Nullable V get(String key) {
        return store.get(beginning.get() + key);
    }

    @Override
    public void put(String key, V value) {
        store.put(beginning.get() + key, value);
    }

    @Override
    public void delete(String key) {
        store.delete(beginning.get() + key);
    }

    @Override
    public List<String> keys(String prefix, int limit) {
        int left = beginning.get().length();
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, V> all = store.prefixScan(beginning.get() + prefix, TEXT)) {
            while (all.hasNext() && keys.size() < limit) {
                keys.add(all.next().key.substring(left));
            }
        }
        return keys;
    }

    @Override
    public List<V> values(String prefix) {
        List<V> values = new ArrayList<>();
        StoreSpec.forEach(store.prefixScan(beginning.get() + prefix, TEXT), (key, value) -> values.add(value));
        return values;
    }
}
