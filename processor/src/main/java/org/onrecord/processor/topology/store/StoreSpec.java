package org.onrecord.processor.topology.store;

import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * A key-value store of the topology: declared once by the processor that writes it.
 *
 * @param name also part of the name of its changelog topic, and so never changed
 * @param derived true if it can be made again from other stores of its task, and so has no changelog topic: empty after a restore
 */
public record StoreSpec<V>(String name, Serde<V> values, boolean derived) {

    public static StoreSpec<String> ofText(String name) {
        return new StoreSpec<>(name, Serdes.String(), false);
    }

    /** Returns the store of events or other states of the processor, as JSON. */
    public static <V> StoreSpec<V> ofState(String name, Class<V> type) {
        return new StoreSpec<>(name, new StateSerde<>(type), false);
    }

    public StoreSpec<V> withoutChangelog() {
        return new StoreSpec<>(name, values, true);
    }

    public StoreBuilder<KeyValueStore<String, V>> builder() {
        StoreBuilder<KeyValueStore<String, V>> builder =
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values);
        return derived ? builder.withLoggingDisabled() : builder;
    }

    public KeyValueStore<String, V> in(ProcessorContext<?, ?> context) {
        return context.getStateStore(name);
    }

    /** Does something with every key and value of an iterator, and closes it. */
    public static <V> void forEach(KeyValueIterator<String, V> entries, BiConsumer<String, V> action) {
        try (entries) {
            entries.forEachRemaining(each -> action.accept(each.key, each.value));
        }
    }
}
