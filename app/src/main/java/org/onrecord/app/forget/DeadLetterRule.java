package org.onrecord.app.forget;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.deadletter.DeadLetter;
import org.onrecord.events.deadletter.DeadLetter.Place;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topics;

/**
 * Removes the dead letters of the documents that are deleted, and lets others refer to where their records stand now. Those that were retried are
 * left out, with their marks.
 */
final class DeadLetterRule implements TopicRewriter.Rule {
    /** No key begins so. */
    private static final String NO_SOURCE = "\0";

    private final Set<String> keys;
    private final String source;
    private final Map<Place, Place> moved;
    private final Map<Integer, Set<String>> letters = new HashMap<>();
    private final Set<String> retried = new HashSet<>();

    /**
     * @param source the source that is deleted as a whole; empty for single documents
     * @param moved the new places of records to which dead letters refer
     */
    DeadLetterRule(ChosenDocuments chosen, Optional<String> source, Map<Place, Place> moved) {
        this.moved = moved;
        this.source = source.map(id -> id + "/").orElse(NO_SOURCE);
        keys = chosen.newest().values().stream()
                .map(document -> document.source() + "/" + document.sourceItem())
                .collect(Collectors.toCollection(HashSet::new));
        keys.addAll(chosen.ids());
    }

    /** Returns the place of the record that a dead letter refers to. */
    static Optional<Place> original(Map<String, String> headers) {
        String topic = headers.get(DeadLetterHeaders.TOPIC);
        String partition = headers.get(DeadLetterHeaders.PARTITION);
        String offset = headers.get(DeadLetterHeaders.OFFSET);
        return topic == null || partition == null || offset == null
                ? Optional.empty()
                : Optional.of(new Place(topic, Integer.parseInt(partition), Long.parseLong(offset)));
    }

    @Override
    public boolean removes(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        return keys.contains(key) || key.startsWith(source);
    }

    @Override
    public boolean touches(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = TextHeaders.of(record.headers());
        DeadLetter.markOf(headers).ifPresent(retried::add);
        letters.computeIfAbsent(record.partition(), any -> new TreeSet<>()).add(id(record));
        return removes(record) || original(headers).filter(moved::containsKey).isPresent();
    }

    private static String id(ConsumerRecord<byte[], byte[]> record) {
        return record.partition() + "-" + record.offset();
    }

    @Override
    public List<ProducerRecord<byte[], byte[]>> notes(int partition) {
        return Objects.requireNonNull(letters.get(partition)).stream()
                .map(id -> {
                    ProducerRecord<byte[], byte[]> note =
                            new ProducerRecord<>(Topics.DEAD_LETTERS.name(), partition, null, null);
                    TextHeaders.set(note.headers(), DeadLetterHeaders.DELETED, id);
                    return note;
                })
                .toList();
    }

    @Override
    public @Nullable ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = TextHeaders.of(record.headers());
        if (DeadLetter.markOf(headers).isPresent() || retried.contains(id(record))) {
            return null;
        }
        ProducerRecord<byte[], byte[]> copy = TopicRewriter.same(record);
        original(headers).map(moved::get).ifPresent(place -> {
            TextHeaders.set(copy.headers(), DeadLetterHeaders.PARTITION, Integer.toString(place.partition()));
            TextHeaders.set(copy.headers(), DeadLetterHeaders.OFFSET, Long.toString(place.offset()));
        });
        return copy;
    }
}
