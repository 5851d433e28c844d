package org.onrecord.processor.topology;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.NullUnmarked;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;

/** Redirects the records of public topics to their staged topics. Internal topics stay as they are. */
@NullUnmarked // Kafka's interface.
public final class StagedTopicInterceptor implements ProducerInterceptor<byte[], byte[]> {
    private static final Set<String> REDIRECTED = Stream.concat(Topics.MADE.stream(), Stream.of(Topics.DEAD_LETTERS))
            .map(Topic::name)
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
        return REDIRECTED.contains(record.topic())
                ? new ProducerRecord<>(
                        Topics.stagedName(record.topic()),
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
        // Nothing to configure.
    }
}
