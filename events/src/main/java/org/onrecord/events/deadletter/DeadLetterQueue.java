package org.onrecord.events.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.KafkaNames;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topics;

/** Lists the dead letters on a broker, reads their originals and retries them. Not thread-safe. */
public final class DeadLetterQueue implements AutoCloseable {
    /** Allows one retry at a time on a broker: a new one ends what another left open, and the other one fails. */
    private static final String TRANSACTIONAL_ID = KafkaNames.of("onrecord-dead-letters-retry");

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaClients kafka;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** Connects to a broker, on which the topics must exist. */
    public DeadLetterQueue(KafkaClients kafka) {
        this.kafka = kafka;
        consumer = kafka.byteConsumer();
    }

    /** Another process started a retry meanwhile; what this one had not committed was not written. */
    public static final class RetriedElsewhereException extends RuntimeException {
        RetriedElsewhereException(Throwable cause) {
            super("another process is retrying dead letters; look at the list and try again", cause);
        }
    }

    /**
     * The original of a dead letter.
     *
     * @param key null if it had none
     * @param value null if it had none
     * @param headers see {@link TextHeaders#of}
     * @param whole false if these are only its first bytes
     */
    public record Original(
            byte @Nullable [] key, byte @Nullable [] value, Map<String, String> headers, boolean whole) {}

    /** Returns all dead letters, the newest last. */
    public List<DeadLetter> letters() {
        Map<String, DeadLetter> letters = new LinkedHashMap<>();
        Map<String, Instant> marks = new HashMap<>();
        read(TopicScan.partitions(consumer, Topics.DEAD_LETTERS.name()), record -> {
            Map<String, String> headers = TextHeaders.of(record.headers());
            DeadLetter.markOf(headers).ifPresent(id -> marks.put(id, Instant.ofEpochMilli(record.timestamp())));
            letter(record, headers).ifPresent(letter -> letters.put(letter.id(), letter));
        });
        marks.forEach((id, at) -> letters.computeIfPresent(id, (same, letter) -> letter.retriedAt(at)));
        return letters.values().stream()
                .sorted((a, b) -> a.received().compareTo(b.received()))
                .toList();
    }

    /**
     * Returns the original of a dead letter: the record on its topic if it is still there, else the bytes in the dead letter.
     *
     * @return empty if neither exists any more
     */
    public Optional<Original> original(DeadLetter letter) {
        DeadLetter.Place record = letter.record();
        Optional<Original> there = record == null
                ? Optional.empty()
                : at(record)
                        .map(found -> new Original(found.key(), found.value(), TextHeaders.of(found.headers()), true));
        return there.or(() -> at(place(letter)).map(found -> kept(letter, found)));
    }

    private static Original kept(DeadLetter letter, ConsumerRecord<byte[], byte[]> found) {
        byte[] value = found.value();
        return new Original(found.key(), value, Map.of(), value != null && value.length == letter.size());
    }

    /**
     * Writes the records of dead letters back to their topics, with the same bytes, key and headers. The record and the mark of the retry are one
     * transaction, so that a dead letter is retried only once.
     *
     * @param which dead letters
     * @return the results in the order of {@link #letters}
     * @throws RetriedElsewhereException if another process started a retry meanwhile
     */
    public List<RetryResult> retry(Predicate<DeadLetter> which) {
        try (KafkaProducer<byte[], byte[]> producer = kafka.with(
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) PATIENCE.toMillis())
                .byteProducer(TRANSACTIONAL_ID)) {
            // First, because it ends a transaction that another process left open: no mark must be missed.
            producer.initTransactions();
            return letters().stream()
                    .filter(which)
                    .map(letter -> retry(producer, letter))
                    .toList();
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw new RetriedElsewhereException(e);
        }
    }

    private RetryResult retry(KafkaProducer<byte[], byte[]> producer, DeadLetter letter) {
        Optional<String> obstacle = letter.obstacle();
        if (obstacle.isPresent()) {
            return new RetryResult.Refused(letter, obstacle.get());
        }
        DeadLetter.Place place = Objects.requireNonNull(letter.record());
        Optional<ConsumerRecord<byte[], byte[]>> there = at(place);
        // A document is as good as its copy in the dead letter: where the topic was rewritten, it stands elsewhere.
        Optional<ConsumerRecord<byte[], byte[]>> record = there.isPresent()
                        || !place.topic().equals(Topics.DOCUMENTS.name())
                ? there
                : at(place(letter)).filter(kept -> kept.value() != null && kept.value().length == letter.size());
        if (record.isEmpty()) {
            return new RetryResult.Refused(
                    letter,
                    "the record " + place
                            + " is gone: it was replaced by a newer one with its key, or its retention ended");
        }
        if (place.topic().equals(Topics.CORRECTIONS.name()) && hasNewer(record.get())) {
            return new RetryResult.Refused(
                    letter, "there is a newer record of the same correction on " + place.topic());
        }
        producer.beginTransaction();
        producer.send(again(letter, place, record.get()));
        producer.send(mark(letter, record.get().key()));
        producer.commitTransaction();
        return new RetryResult.WrittenBack(letter, place.topic());
    }

    private static ProducerRecord<byte[], byte[]> again(
            DeadLetter letter, DeadLetter.Place place, ConsumerRecord<byte[], byte[]> record) {
        ProducerRecord<byte[], byte[]> again =
                new ProducerRecord<>(place.topic(), place.partition(), record.key(), record.value(), record.headers());
        TextHeaders.set(again.headers(), DeadLetterHeaders.TRIES, Integer.toString(letter.tries()));
        TextHeaders.set(again.headers(), DeadLetterHeaders.RETRY_OF, letter.id());
        return again;
    }

    @SuppressWarnings("NullAway") // A mark has no value, and a record written by someone else may have no key.
    private static ProducerRecord<byte[], byte[]> mark(DeadLetter letter, byte @Nullable [] key) {
        ProducerRecord<byte[], byte[]> mark =
                new ProducerRecord<>(Topics.DEAD_LETTERS.name(), place(letter).partition(), key, null, List.of());
        TextHeaders.set(mark.headers(), DeadLetterHeaders.RETRIED, letter.id());
        return mark;
    }

    private static DeadLetter.Place place(DeadLetter letter) {
        String[] parts = letter.id().split("-", 2);
        return new DeadLetter.Place(Topics.DEAD_LETTERS.name(), Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
    }

    private static Optional<DeadLetter> letter(ConsumerRecord<byte[], byte[]> record, Map<String, String> headers) {
        byte[] key = record.key();
        return DeadLetter.of(
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                key == null ? null : new String(key, StandardCharsets.UTF_8),
                record.value(),
                headers);
    }

    /** Returns the record at a position; empty if it is gone. */
    private Optional<ConsumerRecord<byte[], byte[]>> at(DeadLetter.Place place) {
        TopicPartition partition = new TopicPartition(place.topic(), place.partition());
        consumer.assign(List.of(partition));
        long first = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        if (place.offset() < first || place.offset() >= end) {
            return Optional.empty();
        }
        consumer.seek(partition, place.offset());
        Instant deadline = Instant.now().plus(PATIENCE);
        while (consumer.position(partition) == place.offset()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                return record.offset() == place.offset() ? Optional.of(record) : Optional.empty();
            }
            if (Instant.now().isAfter(deadline)) {
                throw new KafkaException(
                        "the broker did not return " + place + " within " + PATIENCE.toSeconds() + " s");
            }
        }
        return Optional.empty();
    }

    private boolean hasNewer(ConsumerRecord<byte[], byte[]> record) {
        List<Long> newer = new ArrayList<>();
        read(List.of(new TopicPartition(record.topic(), record.partition())), other -> {
            if (other.offset() > record.offset() && Arrays.equals(other.key(), record.key())) {
                newer.add(other.offset());
            }
        });
        return !newer.isEmpty();
    }

    private void read(List<TopicPartition> partitions, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        TopicScan.toEnd(consumer, each);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
