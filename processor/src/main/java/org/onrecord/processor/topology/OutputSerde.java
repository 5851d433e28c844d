package org.onrecord.processor.topology;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.NullUnmarked;
import org.onrecord.processor.topology.Message.Output;

/** Writes outputs to public topics. */
@NullUnmarked // Kafka's interfaces pass null for tombstones.
final class OutputSerde implements Serde<Message> {

    @Override
    public Serializer<Message> serializer() {
        return (topic, message) -> message == null ? null : ((Output) message).bytes();
    }

    @Override
    public Deserializer<Message> deserializer() {
        throw new UnsupportedOperationException("the processor does not read its outputs");
    }
}
