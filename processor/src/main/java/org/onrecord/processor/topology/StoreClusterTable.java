package org.onrecord.processor.topology;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.processor.dedup.ClusterTable;

/** A cluster table in a store of the topology. */
record StoreClusterTable<V>(KeyValueStore<String, V> store) implements ClusterTable<V> {

    @Override
    public @Nullable V get(String key) {
        return store.get(key);
    }

    @Override
    public void put(String key, V value) {
        store.put(key, value);
    }

    @Override
    public void delete(String key) {
        store.delete(key);
    }

    @Override
    public List<String> keys(String prefix, int limit) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, V> all = store.prefixScan(prefix, new StringSerializer())) {
            while (all.hasNext() && keys.size() < limit) {
                keys.add(all.next().key);
            }
        }
        return keys;
    }

    @Override
    public List<V> values(String prefix) {
        List<V> values = new ArrayList<>();
        try (KeyValueIterator<String, V> all = store.prefixScan(prefix, new StringSerializer())) {
            all.forEachRemaining(each -> values.add(each.value));
        }
        return values;
    }
}
