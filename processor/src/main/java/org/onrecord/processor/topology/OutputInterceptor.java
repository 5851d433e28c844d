package org.onrecord.processor.topology;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.NullUnmarked;
import org.onrecord.events.topic.AlertWithdrawal;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;

/**
 * Changes the records that a processor writes to public topics, in one of two ways. A replay redirects them to the staged topics of its issue, where
 * its results stay until the switch. After an upgrade, records that follow from what was there before are marked as historical; what is withdrawn
 * among them was raised by the same reading, so nobody is told the reason. Internal topics stay as they are, and so does the topology: a processor
 * that began with one can go on with the other.
 */
@NullUnmarked // Kafka's interface.
public final class OutputInterceptor implements ProducerInterceptor<byte[], byte[]> {
    private static final Set<String> PUBLIC = Stream.concat(Topics.MADE.stream(), Stream.of(Topics.DEAD_LETTERS))
            .map(Topic::name)
            .collect(Collectors.toUnmodifiableSet());

    /** Redirects; the value is the id of the issue. */
    public static final String STAGED = "onrecord.staged.issue";

    /** Marks what follows from records of before a time; the value is in milliseconds. */
    public static final String UPGRADED = "onrecord.upgraded.at";

    private String stagedIssue;
    private long upgraded;

    /** Returns the settings of Kafka Streams for one of the two ways, {@link #STAGED} or {@link #UPGRADED}. */
    public static Map<String, String> settings(String way, String value) {
        return Map.of(
                StreamsConfig.producerPrefix(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG),
                OutputInterceptor.class.getName(),
                StreamsConfig.producerPrefix(way),
                value);
    }

    /**
     * Returns the time, in milliseconds, before which records are historical; 0 if none are.
     *
     * @param producer settings of the producer
     */
    public static long upgradedAt(Map<String, ?> producer) {
        Object at = producer.get(UPGRADED);
        return at == null ? 0 : Long.parseLong(at.toString());
    }

    @Override
    public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
        if (!PUBLIC.contains(record.topic())) {
            return record;
        }
        if (record.timestamp() < upgraded) {
            CloudEvents.markHistorical(record.headers());
            record.headers().remove(AlertWithdrawal.REASON);
        }
        return stagedIssue == null
                ? record
                : new ProducerRecord<>(
                        Topics.stagedName(stagedIssue, record.topic()),
                        record.partition(),
                        record.timestamp(),
                        record.key(),
                        record.value(),
                        record.headers());
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
        stagedIssue = Objects.toString(configs.get(STAGED), null);
        upgraded = upgradedAt(configs);
    }
}
