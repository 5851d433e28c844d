package org.onrecord.dashboard.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.onrecord.dashboard.record.Partition;
import org.onrecord.dashboard.record.PushKey;
import org.onrecord.dashboard.record.RecordPosition;
import org.onrecord.events.Document;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.events.deadletter.DeadLetterQueue;
import org.onrecord.events.deadletter.RetryResult;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicSender;
import org.onrecord.events.topic.Topics;

/** Writes to the topics of a Kafka cluster, acknowledged by all replicas. */
public final class KafkaTopicWriter implements TopicWriter, AutoCloseable {
    private final KafkaClients kafka;
    private final TopicSender sender;
    private final KafkaClientMetrics metrics;

    public KafkaTopicWriter(KafkaClients kafka, MeterRegistry registry) {
        this.kafka = kafka;
        sender = TopicSender.prompt(kafka.with(ProducerConfig.CLIENT_ID_CONFIG, "onrecord-dashboard-push"));
        metrics = new KafkaClientMetrics(sender.producer());
        metrics.bindTo(registry);
    }

    @Override
    public void write(Document document, byte[] json, Optional<PushKey> push) {
        ProducerRecord<String, byte[]> message = Topics.DOCUMENTS.record(document, json, "dashboard", Instant.now());
        push.ifPresent(key -> message.headers()
                .add(PushKey.KEY_HEADER, key.idempotencyKey().getBytes(UTF_8))
                .add(PushKey.BODY_HEADER, key.body().getBytes(UTF_8)));
        send(message);
    }

    @Override
    public List<RecordPosition> write(List<Change> changes) {
        return changes.stream()
                .map(change -> send(change.event()
                        .map(event -> change.topic().record(event, "dashboard", Instant.now()))
                        .orElseGet(() -> change.topic().tombstone(change.key()))))
                .toList();
    }

    @Override
    public Optional<RetryResult> retry(String id) {
        try (DeadLetterQueue queue = new DeadLetterQueue(kafka)) {
            return queue.retry(letter -> letter.id().equals(id)).stream().findFirst();
        } catch (KafkaException | DeadLetterQueue.RetriedElsewhereException e) {
            throw new UnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Puts a record that the dashboard cannot use into the dead letters, with its place and the reason. An index that is built anew meets the
     * record again and writes another dead letter; lists show the newest of a key.
     *
     * @throws UnavailableException if the dead letter may not have been written
     */
    public void quarantine(ConsumerRecord<String, byte[]> record, String reason) {
        send(DeadLetterHeaders.letter("dashboard", record, reason));
    }

    private RecordPosition send(ProducerRecord<String, byte[]> message) {
        try {
            RecordMetadata written = sender.send(message);
            return new RecordPosition(new Partition(written.topic(), written.partition()), written.offset());
        } catch (TopicSender.NotTakenException e) {
            throw new UnavailableException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("the service is stopping", e);
        }
    }

    @Override
    public void close() {
        metrics.close();
        sender.close();
    }
}
