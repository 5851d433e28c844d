package org.onrecord.processor.topology;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.NullUnmarked;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;

/**
 * Redirects the records of public topics to the staged topics of an issue, where a replay keeps its results until the switch. Internal topics stay as
 * they are, and so does the topology: a processor that began with either can go on with the other.
 */
@NullUnmarked // Kafka's interface.
public final class StagedTopicInterceptor implements ProducerInterceptor<byte[], byte[]> {
    private static final Set<String> REDIRECTED = Stream.concat(Topics.MADE.stream(), Stream.of(Topics.DEAD_LETTERS))
            .map(Topic::name)
            .collect(Collectors.toUnmodifiableSet());

    static final String ISSUE = "onrecord.staged.issue";

    private String issue = "";

    /** Returns the settings of Kafka Streams that redirect the tables of an issue. */
    public static Map<String, String> settings(String issue) {
        return Map.of(
                StreamsConfig.producerPrefix(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG),
                StagedTopicInterceptor.class.getName(),
                StreamsConfig.producerPrefix(ISSUE),
                issue);
    }

    @Override
    public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
        return REDIRECTED.contains(record.topic())
                ? new ProducerRecord<>(
                        Topics.stagedName(issue, record.topic()),
                        record.partition(),
                        record.timestamp(),
                        record.key(),
                        record.value(),
                        record.headers())
                : record;
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception exception) {
        // Nothing to do.
    }

    @Override
    public void close() {
        // Nothing to close.
    }

    @Override
    public void configure(Map<String, ?> configs) {
        issue = String.valueOf(configs.get(ISSUE));
    }
}
