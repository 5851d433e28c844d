package org.onrecord.events.deadletter;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topics;

/**
 * The headers of a dead letter. Its value is the original bytes, up to {@link #MAX_BYTES}.
 *
 * <p>One that was made of a topic's record says which, so that the record can be read there byte for byte and be written back. A retry puts
 * a mark on the topic: a record with the letter's key, without a value, whose header {@link #RETRIED} names the letter.
 */
public final class DeadLetterHeaders {
    /** Why it could not be read, a sentence for people. */
    public static final String REASON = "onrecord.reason";

    /** The stage that gave up: {@code ingest} or {@code processor}. */
    public static final String STAGE = "onrecord.stage";

    /** Where it came from: a path and line, or a source and its item. */
    public static final String ORIGIN = "onrecord.origin";

    /** The original's size in bytes. */
    public static final String SIZE = "onrecord.size";

    /** The topic of the record that it was made of; absent where it was made of no record. */
    public static final String TOPIC = "onrecord.topic";

    /** The record's partition. */
    public static final String PARTITION = "onrecord.partition";

    /** The record's offset in its partition. */
    public static final String OFFSET = "onrecord.offset";

    /** On a letter: how often the record has been tried in all, absent for once. On a record written back: how often it had been. */
    public static final String TRIES = "onrecord.tries";

    /** On a record written back: the letter that it comes from. */
    public static final String RETRY_OF = "onrecord.retry-of";

    /** On a mark: the letter whose record was written back. */
    public static final String RETRIED = "onrecord.retried";

    /** How much of an original is kept, in bytes; the largest record of a topic fits. */
    public static final int MAX_BYTES = Topics.MAX_MESSAGE_BYTES - 64 * 1024;

    private DeadLetterHeaders() {}

    /** Sets the headers. */
    public static void describe(Headers headers, String stage, String reason, String origin, byte[] original) {
        describe(headers, stage, reason, origin, original.length);
    }

    /** Sets the headers, of an original of which not all is kept. */
    public static void describe(Headers headers, String stage, String reason, String origin, long size) {
        TextHeaders.set(headers, STAGE, stage);
        TextHeaders.set(headers, REASON, reason);
        TextHeaders.set(headers, ORIGIN, origin);
        TextHeaders.set(headers, SIZE, Long.toString(size));
    }

    /**
     * Adds which record a letter was made of, and how often that has been tried.
     *
     * @param record the headers of that record
     */
    public static void describeRecord(Headers letter, String topic, int partition, long offset, Headers record) {
        TextHeaders.set(letter, TOPIC, topic);
        TextHeaders.set(letter, PARTITION, Integer.toString(partition));
        TextHeaders.set(letter, OFFSET, Long.toString(offset));
        TextHeaders.set(letter, TRIES, Integer.toString(triesBefore(record) + 1));
    }

    /** True for a record that was written back from the dead letters. */
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
