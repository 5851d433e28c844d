package org.onrecord.events.topic;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;

/** Serializes and deserializes the records of a topic; a tombstone is null in both directions. */
public record EventSerde<E extends Event>(Class<E> type) implements Serde<E> {

    @Override
    public Serializer<E> serializer() {
        return (topic, event) -> event == null ? null : EventJson.write(event);
    }

    @Override
    public Deserializer<E> deserializer() {
        return (topic, bytes) -> {
            if (bytes == null) {
                return null;
            }
            try {
                return EventJson.read(bytes, type);
            } catch (UnreadableEventException e) {
                throw new SerializationException(e.getMessage(), e);
            }
        };
    }
}
