package org.onrecord.events.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.text.Ellipsis;
import org.onrecord.events.topic.Topics;

/**
 * A dead letter: something that could not be processed, with the reason. {@link DeadLetterQueue#original} returns its bytes.
 *
 * @param id its position on the topic, {@code PARTITION-OFFSET}, e.g. {@code 0-42}
 * @param stage that failed: {@code ingest}, {@code processor} or {@code dashboard}
 * @param reason a sentence for people
 * @param origin where it came from, for people: a path and line, or a source and its item
 * @param record the position of the original record; null if the original was not a record
 * @param key of the original; empty if it had none
 * @param size of the original in bytes
 * @param kept how many of these bytes are in the dead letter
 * @param tries how often processing was tried, 1 or more
 * @param received when the dead letter was written
 * @param excerpt the first characters of the original
 * @param retried when the record was written back; null if it was not
 */
public record DeadLetter(
        String id,
        String stage,
        String reason,
        String origin,
        @Nullable Place record,
        String key,
        long size,
        int kept,
        int tries,
        Instant received,
        String excerpt,
        @Nullable Instant retried) {

    /** The topics whose records come from outside and may be read again at any time. Only these records can be retried. */
    private static final Set<String> WRITTEN_BACK = Set.of(Topics.DOCUMENTS.name(), Topics.CORRECTIONS.name());

    private static final int EXCERPT = 280;

    public record Place(String topic, int partition, long offset) {
        public static Place of(ConsumerRecord<?, ?> record) {
            return new Place(record.topic(), record.partition(), record.offset());
        }

        @Override
        public String toString() {
            return topic + "-" + partition + "@" + offset;
        }
    }

    /**
     * Reads a record of the topic of dead letters.
     *
     * @param headers see {@link org.onrecord.events.topic.TextHeaders#of}
     * @return empty if the record is not a dead letter but the mark of a retry, see {@link #markOf}, or of a deletion
     */
    public static Optional<DeadLetter> of(
            int partition,
            long offset,
            Instant received,
            @Nullable String key,
            byte @Nullable [] value,
            Map<String, String> headers) {
        if (markOf(headers).isPresent() || headers.containsKey(DeadLetterHeaders.DELETED)) {
            return Optional.empty();
        }
        byte[] bytes = value == null ? new byte[0] : value;
        Place record = place(headers);
        return Optional.of(new DeadLetter(
                partition + "-" + offset,
                first(headers, DeadLetterHeaders.STAGE).orElse("processor"),
                first(headers, DeadLetterHeaders.REASON, "__streams.errors.message", "__streams.errors.exception")
                        .orElse("no reason was given"),
                first(headers, DeadLetterHeaders.ORIGIN).orElse(record == null ? "" : record.toString()),
                record,
                key == null ? "" : key,
                number(headers, bytes.length, DeadLetterHeaders.SIZE),
                bytes.length,
                (int) number(headers, 1, DeadLetterHeaders.TRIES),
                received,
                excerpt(bytes),
                null));
    }

    /** Returns the id of the dead letter that was retried, if a record with these headers is the mark of a retry. */
    public static Optional<String> markOf(Map<String, String> headers) {
        return first(headers, DeadLetterHeaders.RETRIED);
    }

    public DeadLetter retriedAt(Instant at) {
        return new DeadLetter(id, stage, reason, origin, record, key, size, kept, tries, received, excerpt, at);
    }

    /** Returns why it cannot be retried, with what to do instead; empty if it can. */
    public Optional<String> obstacle() {
        if (retried != null) {
            return Optional.of(
                    "it was retried at " + retried + "; if it failed again, there is a newer dead letter to retry");
        }
        if (record == null) {
            return Optional.of("it was never a record on a topic: correct it where it came from, " + origin
                    + ", and import it again; a watched folder or source is read again by itself");
        }
        if (!WRITTEN_BACK.contains(record.topic())) {
            return Optional.of("the processor writes " + record.topic()
                    + " itself, again whenever it reads the document; only documents and corrections can be retried");
        }
        return Optional.empty();
    }

    private static @Nullable Place place(Map<String, String> headers) {
        Optional<String> topic = first(headers, DeadLetterHeaders.TOPIC, "__streams.errors.topic");
        long partition = number(headers, -1, DeadLetterHeaders.PARTITION, "__streams.errors.partition");
        long offset = number(headers, -1, DeadLetterHeaders.OFFSET, "__streams.errors.offset");
        return topic.isEmpty() || partition < 0 || offset < 0 ? null : new Place(topic.get(), (int) partition, offset);
    }

    private static Optional<String> first(Map<String, String> headers, String... names) {
        return Stream.of(names)
                .map(name -> headers.getOrDefault(name, ""))
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private static long number(Map<String, String> headers, long otherwise, String... names) {
        return first(headers, names)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(otherwise);
    }

    private static String excerpt(byte[] bytes) {
        byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, 4 * EXCERPT));
        return Ellipsis.cut(new String(start, StandardCharsets.UTF_8), EXCERPT);
    }
}
