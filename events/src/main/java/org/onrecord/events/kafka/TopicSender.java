package org.onrecord.events.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Writes records one by one; each call returns when all replicas have the record. Thread-safe. */
public record TopicSender(Producer<String, byte[]> producer, Duration limit) implements AutoCloseable {
    /** Kafka gives up after two minutes, behind one for finding the partition. */
    private static final Duration PATIENT = Duration.ofMinutes(4);

    private static final int PROMPT_SECONDS = 20;

    /** A topic did not take a record in time, or refused it. */
    public static final class NotTakenException extends KafkaException {
        NotTakenException(String topic, Throwable cause) {
            super("the topic " + topic + " did not take it: " + cause.getMessage(), cause);
        }
    }

    /** Returns a sender that tries for minutes. */
    public static TopicSender patient(KafkaClients kafka) {
        return new TopicSender(kafka.producer(), PATIENT);
    }

    /** Returns a sender that tries for 20 seconds, for requests that somebody waits for. */
    public static TopicSender prompt(KafkaClients kafka) {
        return new TopicSender(
                kafka.with(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000)
                        .with(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000)
                        .with(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PROMPT_SECONDS * 1000)
                        .producer(),
                Duration.ofSeconds(PROMPT_SECONDS + 15L));
    }

    /**
     * Writes a record and waits until all replicas have it.
     *
     * @return its place
     * @throws NotTakenException if it may not have been written
     */
    public RecordMetadata send(ProducerRecord<String, byte[]> record) throws InterruptedException {
        try {
            return producer.send(record).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptException e) {
            throw e;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            throw new NotTakenException(record.topic(), cause);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
