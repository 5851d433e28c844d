package org.onrecord.processor.topology;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Where what the processor makes goes. The topology is the same either way: only the names of the records' topics change, on their way out, so
 * that who has begun with one outlet can go on with the other.
 */
public enum Outlet {
    /** To the topics that everybody reads. */
    LIVE,
    /** To topics beside them, where a replay keeps it until it is switched to. */
    STAGED;

    /** The settings of Kafka Streams that make it so. */
    Map<String, Object> config() {
        return switch (this) {
            case LIVE -> Map.of();
            case STAGED ->
                Map.of(
                        StreamsConfig.producerPrefix(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG),
                        ToStagedTopics.class.getName());
        };
    }
}
