package org.onrecord.app.replay;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.KafkaNames;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;

/**
 * Replaces the live records of an issue with the staged records of its replay. Each record is marked as historical, so that it raises no alert.
 *
 * <p>Only the differences are written, in transactions, so an interrupted switch can be repeated. A second switch of the issue fences the first
 * one off.
 */
final class ReplaySwitch implements AutoCloseable {
    /** The beginning of all transactional ids. */
    static final String TRANSACTIONS = KafkaNames.of("onrecord-replay.");

    private final KafkaClients kafka;
    private final String issue;
    private final String withdrawal;
    private final HistoricalRecords records;

    /** Fences off any earlier switch, and aborts its open transaction. */
    ReplaySwitch(KafkaClients kafka, String issue, int generation, LongConsumer progress) {
        this.kafka = kafka;
        this.issue = issue;
        this.withdrawal = "All documents were read anew with another issue file or other models (generation "
                + generation + "), and it does not follow from them any more.";
        records = new HistoricalRecords(kafka, TRANSACTIONS + issue, progress);
    }

    /** Writes until live and staged topics are equal; returns the number of records. */
    long complete() {
        long before;
        do {
            before = records.written();
            Topics.MADE.forEach(this::copy);
            copyDeadLetters();
            records.commit();
        } while (records.written() > before);
        return records.written();
    }

    private void copy(Topic topic) {
        IssueRecords live = IssueRecords.read(kafka, topic, issue);
        IssueRecords staged = IssueRecords.read(kafka, Topics.staged(issue, topic), issue);
        staged.each(record -> {
            if (!staged.isSameIn(live, record.key())) {
                records.send(topic, record.key(), record.value(), record);
            }
        });
        live.keys().stream()
                .filter(key -> !staged.keys().contains(key))
                .sorted()
                .forEach(key -> records.send(topic.tombstone(key, withdrawal)));
    }

    /** Copies the dead letters of the new generation, except those whose record already has one. */
    private void copyDeadLetters() {
        Set<String> known = new HashSet<>();
        TopicScan.all(kafka, Topics.DEAD_LETTERS, letter -> known.add(place(letter)));
        TopicScan.all(kafka, Topics.staged(issue, Topics.DEAD_LETTERS), letter -> {
            if (known.add(place(letter))) {
                records.send(Topics.DEAD_LETTERS, letter.key(), letter.value(), letter);
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

    @Override
    public void close() {
        records.close();
    }
}
