package org.onrecord.events.generation;

import java.time.Duration;
import java.util.Optional;
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
import org.onrecord.events.issue.IssueFiles;
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
        String key = message.key();
        if (message.value() == null) {
            if (key != null) {
                generations = generations.without(key);
            }
            return;
        }
        try {
            Generation generation = EventJson.read(message.value(), Generation.class);
            Optional<String> fault = fault(generation);
            if (fault.isEmpty()) {
                generations = generations.with(generation);
            } else {
                skip(message, fault.get());
            }
        } catch (UnreadableEventException e) {
            skip(message, String.valueOf(e.getMessage()));
        }
    }

    /** Returns why a generation cannot be used: its issue file is not the one that it names by its hash, so that nobody replayed it. */
    private static Optional<String> fault(Generation generation) {
        return IssueFiles.of(generation).digest().equals(generation.digest())
                ? Optional.empty()
                : Optional.of("its digest is not that of its issue file");
    }

    private static void skip(ConsumerRecord<String, byte[]> message, String reason) {
        LOG.warn("{}-{}@{} is passed over: {}", message.topic(), message.partition(), message.offset(), reason);
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
