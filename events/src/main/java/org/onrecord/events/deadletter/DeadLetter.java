package org.onrecord.events.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.topic.Topics;

/**
 * A dead letter: something that a part of OnRecord could not read or write, with the reason. Its bytes are had from the {@link DeadLetterQueue}.
 *
 * @param id where it stands on its topic, {@code PARTITION-OFFSET}, e.g. {@code 0-42}
 * @param stage that gave up: {@code ingest} or {@code processor}
 * @param reason a sentence for people
 * @param origin where it came from, for people: a path and line, or a source and its item
 * @param record the topic's record that it was made of; null where it was made of no record
 * @param key the original key; empty where there was none
 * @param size of the original in bytes
 * @param kept how many of these the letter itself holds
 * @param tries how often it has been tried, 1 or more
 * @param received when it was put away
 * @param excerpt the first characters of what is kept
 * @param retried when its record was written back; null while it was not
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

    /** The topics whose records come from outside and may be read again at any time: only theirs are written back. */
    private static final Set<String> WRITTEN_BACK = Set.of(Topics.DOCUMENTS.name(), Topics.CORRECTIONS.name());

    private static final int EXCERPT = 280;

    /** Where a record stands on a topic. */
    public record Place(String topic, int partition, long offset) {
        @Override
        public String toString() {
            return topic + "-" + partition + "@" + offset;
        }
    }

    /**
     * Reads a record of the dead letters' topic.
     *
     * @param headers by name, the newest of each, as text
     * @return empty if the record is no letter, but the mark that one was retried; see {@link #markOf}
     */
    public static Optional<DeadLetter> of(
            int partition,
            long offset,
            Instant received,
            @Nullable String key,
            byte @Nullable [] value,
            Map<String, String> headers) {
        if (markOf(headers).isPresent()) {
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

    /** The id of the letter whose record was written back, if a record with such headers is the mark of that. */
    public static Optional<String> markOf(Map<String, String> headers) {
        return first(headers, DeadLetterHeaders.RETRIED);
    }

    /** The same letter, its record written back. */
    public DeadLetter retriedAt(Instant at) {
        return new DeadLetter(id, stage, reason, origin, record, key, size, kept, tries, received, excerpt, at);
    }

    /** Why it cannot be retried, with what to do instead; empty if it can. */
    public Optional<String> obstacle() {
        if (retried != null) {
            return Optional.of(
                    "it was retried at " + retried + "; if it failed again, there is a newer letter to retry");
        }
        if (record == null) {
            return Optional.of("it never was a record on a topic: mend it where it came from, " + origin
                    + ", and import it again; a watched folder or source is read again by itself");
        }
        if (!WRITTEN_BACK.contains(record.topic())) {
            return Optional.of("the processor writes " + record.topic()
                    + " itself and writes it anew when the document behind it is read again; only documents and corrections"
                    + " are written back");
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
        String start = new String(Arrays.copyOf(bytes, Math.min(bytes.length, 4 * EXCERPT)), StandardCharsets.UTF_8);
        return start.length() <= EXCERPT ? start : start.substring(0, EXCERPT) + "…";
    }
}
