package org.onrecord.events.generation;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.onrecord.events.Generation;
import org.onrecord.events.issue.IssueFiles;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicSender;
import org.onrecord.events.kafka.TopicTable;
import org.onrecord.events.topic.Topics;

/** Reads and writes the topic of generations. */
public final class GenerationTable implements AutoCloseable {
    private final KafkaClients kafka;
    private final TopicTable<Generation> table;

    /** Connects to a broker on the first call. */
    public GenerationTable(KafkaClients kafka) {
        this.kafka = kafka;
        table = new TopicTable<>(kafka, Generation.class, GenerationTable::check, Topics.GENERATIONS);
    }

    /** A generation whose issue file is not the one that it names by its hash was never replayed. */
    private static void check(Generation generation) {
        if (!IssueFiles.of(generation).digest().equals(generation.digest())) {
            throw new IllegalArgumentException("its digest is not that of its issue file");
        }
    }

    /**
     * Returns the generations on the topic; none if the topic does not exist yet.
     *
     * @throws KafkaException if the broker does not answer
     */
    public Generations read() {
        table.refresh();
        return new Generations(table.newest());
    }

    /**
     * Writes a generation, which replaces the one with its key.
     *
     * @throws KafkaException if the broker refuses it
     */
    public void put(Generation generation) throws InterruptedException {
        write(Topics.GENERATIONS.record(generation, "replay", generation.at()));
    }

    /** @throws KafkaException if the broker refuses it */
    public void remove(Generation generation) throws InterruptedException {
        write(Topics.GENERATIONS.tombstone(generation.key()));
    }

    private void write(ProducerRecord<String, byte[]> record) throws InterruptedException {
        try (TopicSender sender = TopicSender.patient(kafka)) {
            sender.send(record);
        }
    }

    @Override
    public void close() {
        table.close();
    }
}
