package org.onrecord.app.replay;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.AlertWithdrawal;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;

/**
 * Writes to the topics that everybody reads what makes them say what the staged ones do, each record marked as no news.
 *
 * <p>What it writes is the difference that it finds, in transactions: cut off at any moment and done again, it comes to the same end. Two at
 * once cannot be: the later one shuts the earlier one out.
 */
final class ReplaySwitch implements AutoCloseable {
    private static final String TRANSACTIONS = "onrecord-replay";
    private static final int IN_A_TRANSACTION = 500;

    private final String bootstrapServers;
    private final String withdrawal;
    private final LongConsumer progress;
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private long written;
    private int open;

    /**
     * Shuts out any other, and ends what it left open.
     *
     * @param generation number of the one that takes over
     * @param progress takes how many records have been written
     */
    ReplaySwitch(String bootstrapServers, int generation, LongConsumer progress) {
        this.bootstrapServers = bootstrapServers;
        this.progress = progress;
        this.withdrawal = "All documents were read anew with another issue file or other models (generation "
                + generation + "), and it does not follow from them any more.";
        producer = new KafkaClients(bootstrapServers)
                .with(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 120_000)
                .producer(TRANSACTIONS);
        producer.initTransactions();
    }

    /** Writes until nothing is different; the number of records. */
    long complete() {
        long before;
        do {
            before = written;
            Topics.MADE.forEach(this::copy);
            copyLetters();
            commit();
        } while (written > before);
        return written;
    }

    private void copy(Topic topic) {
        TopicTable live = TopicTable.read(bootstrapServers, topic.name());
        TopicTable staged = TopicTable.read(bootstrapServers, Topics.stagedName(topic.name()));
        staged.each(record -> {
            if (!staged.isSameIn(live, record.key())) {
                send(new ProducerRecord<>(
                        topic.name(), null, record.timestamp(), record.key(), record.value(), record.headers()));
            }
        });
        live.keys().stream()
                .filter(key -> !staged.keys().contains(key))
                .sorted()
                .forEach(key -> send(tombstone(topic, key)));
    }

    @SuppressWarnings("NullAway") // A tombstone is a record without a value.
    private ProducerRecord<String, byte[]> tombstone(Topic topic, String key) {
        ProducerRecord<String, byte[]> tombstone = new ProducerRecord<>(topic.name(), key, null);
        if (topic.records().contains("alert")) {
            AlertWithdrawal.describe(tombstone.headers(), withdrawal);
        }
        return tombstone;
    }

    /** Letters of what only the new generation could not read; one that is there already, of the same record, is not written twice. */
    private void copyLetters() {
        Set<String> there = new HashSet<>();
        Scan.toEnd(bootstrapServers, Topics.DEAD_LETTERS.name(), letter -> there.add(place(letter)));
        Scan.toEnd(bootstrapServers, Topics.stagedName(Topics.DEAD_LETTERS.name()), letter -> {
            if (there.add(place(letter))) {
                send(new ProducerRecord<>(
                        Topics.DEAD_LETTERS.name(),
                        null,
                        letter.timestamp(),
                        letter.key(),
                        letter.value(),
                        letter.headers()));
            }
        });
    }

    /** The record that a letter was made of. */
    private static String place(ConsumerRecord<String, byte[]> letter) {
        Map<String, String> headers = TextHeaders.of(letter.headers());
        return headers.getOrDefault(DeadLetterHeaders.TOPIC, "") + "-"
                + headers.getOrDefault(DeadLetterHeaders.PARTITION, "") + "@"
                + headers.getOrDefault(DeadLetterHeaders.OFFSET, headers.getOrDefault(DeadLetterHeaders.ORIGIN, ""));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        if (open == 0) {
            producer.beginTransaction();
        }
        CloudEvents.markHistorical(record.headers());
        producer.send(record, (place, e) -> {
            if (e != null) {
                failure.compareAndSet(null, e);
            }
        });
        written++;
        open++;
        if (open == IN_A_TRANSACTION) {
            commit();
        }
    }

    private void commit() {
        if (open > 0) {
            producer.commitTransaction();
            open = 0;
            progress.accept(written);
        }
        Exception e = failure.get();
        if (e != null) {
            throw new KafkaException("a record could not be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
