package org.onrecord.events.generation;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.Generation;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and writes the topic of generations. */
public final class GenerationTable implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GenerationTable.class);

    private final KafkaClients kafka;
    private final KafkaConsumer<String, byte[]> consumer;
    private Generations generations = Generations.NONE;

    /** Connects to a broker on the first call. */
    public GenerationTable(KafkaClients kafka) {
        this.kafka = kafka;
        consumer = kafka.consumer();
    }

    /**
     * Returns the generations on the topic; none if the topic does not exist yet.
     *
     * @throws KafkaException if the broker does not answer
     */
    public synchronized Generations read() {
        if (consumer.assignment().isEmpty()) {
            TopicScan.rewind(consumer, Topics.GENERATIONS.name());
        }
        TopicScan.toEnd(consumer, this::take);
        return generations;
    }

    private void take(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            generations = generations.without(message.key());
            return;
        }
        try {
            generations = generations.with(EventJson.read(message.value(), Generation.class));
        } catch (UnreadableEventException e) {
            LOG.warn("{} at {} is skipped: {}", message.topic(), message.offset(), e.getMessage());
        }
    }

    /**
     * Writes a generation, which replaces the one with its key.
     *
     * @throws KafkaException if the broker refuses it
     */
    public void put(Generation generation) throws InterruptedException {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.GENERATIONS.name(), generation.key(), EventJson.write(generation));
        CloudEvents.describe(record.headers(), generation, "replay", generation.at());
        write(record);
    }

    /**
     * Removes a generation.
     *
     * @throws KafkaException if the broker refuses it
     */
    @SuppressWarnings("NullAway") // A tombstone is a record without a value.
    public void remove(Generation generation) throws InterruptedException {
        write(new ProducerRecord<>(Topics.GENERATIONS.name(), generation.key(), null));
    }

    private void write(ProducerRecord<String, byte[]> record) throws InterruptedException {
        try (KafkaProducer<String, byte[]> producer = kafka.producer()) {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new KafkaException("the generation cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
