package org.onrecord.events.deadletter;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.onrecord.events.text.Ellipsis;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topics;

/**
 * The headers of dead letters, for everyone who writes them. The value of a dead letter is the original, up to {@link #MAX_BYTES}.
 *
 * <p>The dead letter of a record refers to that record, which can be read on its topic and be written back. A retry writes a mark: a record with
 * the key of the dead letter, without a value, whose header {@link #RETRIED} names it.
 */
public final class DeadLetterHeaders {
    /** The reason, a sentence for people. */
    public static final String REASON = "onrecord.reason";

    /** The stage that failed: {@code ingest}, {@code processor}, {@code notify} or {@code dashboard}. */
    public static final String STAGE = "onrecord.stage";

    /** Where it came from: a path and line, or a source and its item. */
    public static final String ORIGIN = "onrecord.origin";

    /** The size of the original in bytes. */
    public static final String SIZE = "onrecord.size";

    /** The topic of the original record; absent if the original was not a record. */
    public static final String TOPIC = "onrecord.topic";

    public static final String PARTITION = "onrecord.partition";
    public static final String OFFSET = "onrecord.offset";

    /** In a dead letter, how often the record was tried; absent means once. In a record written back, how often it had been tried before. */
    public static final String TRIES = "onrecord.tries";

    /** In a record written back, the id of the dead letter. */
    public static final String RETRY_OF = "onrecord.retry-of";

    /** In a mark, the id of the dead letter whose record was written back. */
    public static final String RETRIED = "onrecord.retried";

    /** In a record without a value, the id of the dead letter that was deleted. */
    public static final String DELETED = "onrecord.deleted";

    /** How much of the original is kept, in bytes; the largest record of a topic fits. */
    public static final int MAX_BYTES = Topics.MAX_MESSAGE_BYTES - 64 * 1024;

    /** The longest reason or origin, in UTF-16 units: reasons quote records, and together with the original they must fit into a message. */
    private static final int LONGEST = 2_000;

    private DeadLetterHeaders() {}

    /**
     * Returns the dead letter of a record that cannot be used.
     *
     * @param stage that cannot use it
     * @param reason a sentence for people
     */
    public static ProducerRecord<String, byte[]> letter(
            String stage, ConsumerRecord<String, byte[]> record, String reason) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        String place = DeadLetter.Place.of(record).toString();
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(
                Topics.DEAD_LETTERS.name(),
                Objects.requireNonNullElse(record.key(), place),
                value.length > MAX_BYTES ? new byte[0] : value);
        describe(letter.headers(), stage, reason, place, value.length);
        describeRecord(letter.headers(), record.topic(), record.partition(), record.offset(), record.headers());
        return letter;
    }

    /** @param size of the original in bytes */
    public static void describe(Headers headers, String stage, String reason, String origin, long size) {
        TextHeaders.set(headers, STAGE, stage);
        TextHeaders.set(headers, REASON, Ellipsis.cut(reason, LONGEST));
        TextHeaders.set(headers, ORIGIN, Ellipsis.cut(origin, LONGEST));
        TextHeaders.set(headers, SIZE, Long.toString(size));
    }

    /**
     * Adds the reference to the original record, and how often it was tried.
     *
     * @param record the headers of the original record
     */
    public static void describeRecord(Headers letter, String topic, int partition, long offset, Headers record) {
        TextHeaders.set(letter, TOPIC, topic);
        TextHeaders.set(letter, PARTITION, Integer.toString(partition));
        TextHeaders.set(letter, OFFSET, Long.toString(offset));
        TextHeaders.set(letter, TRIES, Integer.toString(triesBefore(record) + 1));
    }

    /** Returns true for a record that was written back from the dead letters. */
    public static boolean isRetry(Headers record) {
        return record.lastHeader(RETRY_OF) != null;
    }

    private static int triesBefore(Headers record) {
        Header tries = record.lastHeader(TRIES);
        if (tries == null || tries.value() == null) {
            return 0;
        }
        String text = new String(tries.value(), StandardCharsets.UTF_8);
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }
}
