package org.onrecord.processor.topology.store;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
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
    public SequencedMap<String, V> first(String prefix, int limit) {
        int left = beginning.get().length();
        SequencedMap<String, V> first = new LinkedHashMap<>();
        try (KeyValueIterator<String, V> all = store.prefixScan(beginning.get() + prefix, TEXT)) {
            while (all.hasNext() && first.size() < limit) {
                KeyValue<String, V> next = all.next();
                first.put(next.key.substring(left), next.value);
            }
        }
        return first;
    }
}
