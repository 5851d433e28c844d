package org.onrecord.processor.topology;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Where the processor writes its results. The topology is the same in both modes: only the topic names of the records change as they are sent,
 * so that a processor that began in one mode can go on in the other.
 */
public enum OutputMode {
    /** To the public topics. */
    LIVE,
    /** To the staged topics beside them, where a replay keeps its results until the switch. */
    STAGED;

    /** Returns the Kafka Streams settings of the mode, for the tables of an issue. */
    Map<String, Object> config(String issue) {
        return switch (this) {
            case LIVE -> Map.of();
            case STAGED ->
                Map.of(
                        StreamsConfig.producerPrefix(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG),
                        StagedTopicInterceptor.class.getName(),
                        StreamsConfig.producerPrefix(StagedTopicInterceptor.ISSUE),
                        issue);
        };
    }
}
