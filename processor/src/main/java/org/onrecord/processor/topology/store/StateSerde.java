package org.onrecord.processor.topology.store;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.NullUnmarked;
import org.onrecord.events.EventJson;

/** Writes the processor's own state as JSON. Stores and internal topics are not part of the public contract. */
@NullUnmarked // Kafka's interfaces pass null for tombstones.
public record StateSerde<T>(Class<T> type) implements Serde<T> {

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> value == null ? null : EventJson.mapper().writeValueAsBytes(value);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) -> bytes == null ? null : EventJson.mapper().readValue(bytes, type);
    }
}
