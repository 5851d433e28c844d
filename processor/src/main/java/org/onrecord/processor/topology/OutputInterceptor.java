package org.onrecord.processor.topology;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.NullUnmarked;
import org.onrecord.events.topic.AlertWithdrawal;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.Topics;

/**
 * Changes the records of public topics in one of two ways: a replay redirects them to the staged topics of its issue, where it keeps its results until
 * the switch, and after an upgrade those that follow from earlier records are marked as historical. Internal topics stay as they are, and so does the
 * topology: a processor that began with one way can go on with the other.
 */
@NullUnmarked // Kafka's interface.
public final class OutputInterceptor implements ProducerInterceptor<byte[], byte[]> {
    /** Redirects to the topics of an issue, by its id. */
    public static final String STAGED = "onrecord.staged.issue";

    /** Marks records of before a time, in milliseconds. */
    public static final String UPGRADED = "onrecord.upgraded.at";

    private String issue;
    private long upgraded;

    /** Returns the settings of Kafka Streams for one of the two ways. */
    public static Map<String, String> settings(String way, String value) {
        return Map.of(
                StreamsConfig.producerPrefix(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG),
                OutputInterceptor.class.getName(),
                StreamsConfig.producerPrefix(way),
                value);
    }

    @Override
    public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
        if (!record.topic().startsWith(Topics.PREFIX)) {
            return record;
        }
        if (record.timestamp() < upgraded) {
            CloudEvents.markHistorical(record.headers());
            // Nobody heard of an alert that is withdrawn so early.
            record.headers().remove(AlertWithdrawal.REASON);
        }
        return issue == null
                ? record
                : new ProducerRecord<>(
                        Topics.stagedName(issue, record.topic()),
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
        issue = (String) configs.get(STAGED);
        upgraded = Long.parseLong(Objects.toString(configs.get(UPGRADED), "0"));
    }
}
