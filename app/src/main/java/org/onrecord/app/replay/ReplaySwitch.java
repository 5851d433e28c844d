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
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.KafkaNames;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;

/**
 * Makes what the live topics have of an issue equal to the staged topics of its replay. It marks each record as historical, so that nobody is
 * alerted.
 *
 * <p>It writes the difference in transactions. If it is interrupted and repeated, the result is the same. Two of one
 * issue cannot run at once: the later one fences the earlier one off.
 */
final class ReplaySwitch implements AutoCloseable {
    /** The beginning of all transactional ids. */
    static final String TRANSACTIONS = KafkaNames.of("onrecord-replay.");

    private static final int TRANSACTION_SIZE = 500;

    private final KafkaClients kafka;
    private final String issue;
    private final String withdrawal;
    private final LongConsumer progress;
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private long written;
    private int open;

    /** Fences off any earlier switch, and aborts its open transaction. */
    ReplaySwitch(KafkaClients kafka, String issue, int generation, LongConsumer progress) {
        this.kafka = kafka;
        this.issue = issue;
        this.progress = progress;
        this.withdrawal = "All documents were read anew with another issue file or other models (generation "
                + generation + "), and it does not follow from them any more.";
        producer =
                kafka.with(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 120_000).producer(TRANSACTIONS + issue);
        producer.initTransactions();
    }

    /** Writes until live and staged topics are equal; returns the number of records. */
    long complete() {
        long before;
        do {
            before = written;
            Topics.MADE.forEach(this::copy);
            copyDeadLetters();
            commit();
        } while (written > before);
        return written;
    }

    private void copy(Topic topic) {
        IssueRecords live = IssueRecords.read(kafka, topic, issue);
        IssueRecords staged = IssueRecords.read(kafka, Topics.staged(issue, topic), issue);
        staged.each(record -> {
            if (!staged.isSameIn(live, record.key())) {
                send(new ProducerRecord<>(
                        topic.name(), null, record.timestamp(), record.key(), record.value(), record.headers()));
            }
        });
        live.keys().stream()
                .filter(key -> !staged.keys().contains(key))
                .sorted()
                .forEach(key -> send(topic.tombstone(key, withdrawal)));
    }

    /** Copies the dead letters of the new generation, except those whose record already has one. */
    private void copyDeadLetters() {
        Set<String> known = new HashSet<>();
        TopicScan.all(kafka, Topics.DEAD_LETTERS, letter -> known.add(place(letter)));
        TopicScan.all(kafka, Topics.staged(issue, Topics.DEAD_LETTERS), letter -> {
            if (known.add(place(letter))) {
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

    /** Returns the place of the record that a dead letter was made of. */
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
        if (open == TRANSACTION_SIZE) {
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
