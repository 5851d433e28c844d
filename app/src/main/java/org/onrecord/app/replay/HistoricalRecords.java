package org.onrecord.app.replay;

import java.time.Duration;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.Topic;

/** Writes records in transactions of 500 and marks each as historical, so that nobody is alerted. */
public final class HistoricalRecords implements AutoCloseable {
    private static final int TRANSACTION_SIZE = 500;

    private final KafkaProducer<String, byte[]> producer;
    private final LongConsumer progress;
    private long written;
    private int open;

    /**
     * Fences off any earlier writer with the same id, and aborts its open transaction.
     *
     * @param progress takes the number of records written, after each transaction
     */
    public HistoricalRecords(KafkaClients kafka, String transactionalId, LongConsumer progress) {
        this.progress = progress;
        producer =
                kafka.with(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 120_000).producer(transactionalId);
        producer.initTransactions();
    }

    /** Writes a record; it is visible once the transaction is committed. */
    public void send(ProducerRecord<String, byte[]> record) {
        if (open == 0) {
            producer.beginTransaction();
        }
        CloudEvents.markHistorical(record.headers());
        producer.send(record);
        written++;
        open++;
        if (open == TRANSACTION_SIZE) {
            commit();
        }
    }

    /** Writes a record to a topic under a key, with the value given and the time and headers of another record. */
    public void send(Topic topic, String key, byte[] value, ConsumerRecord<String, byte[]> like) {
        send(new ProducerRecord<>(topic.name(), null, like.timestamp(), key, value, like.headers()));
    }

    /**
     * Commits what was sent.
     *
     * @throws org.apache.kafka.common.KafkaException if a record could not be written
     */
    public void commit() {
        if (open > 0) {
            producer.commitTransaction();
            open = 0;
            progress.accept(written);
        }
    }

    long written() {
        return written;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
