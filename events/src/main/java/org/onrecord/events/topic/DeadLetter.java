package org.onrecord.events.topic;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;

/**
 * The headers of a dead letter. Its value is the original bytes, up to {@link #MAX_BYTES}.
 *
 * <p>Kafka Streams writes dead letters of its own with the reason in {@code __streams.errors.message}.
 */
public final class DeadLetter {
    /** Why it could not be read, a sentence for people. */
    public static final String REASON = "onrecord.reason";

    /** The stage that gave up: {@code ingest} or {@code processor}. */
    public static final String STAGE = "onrecord.stage";

    /** Where it came from: a path and line, or a source and its item. */
    public static final String ORIGIN = "onrecord.origin";

    /** The original's size in bytes. */
    public static final String SIZE = "onrecord.size";

    /** How much of an original is kept, in bytes; the largest record of a topic fits. */
    public static final int MAX_BYTES = Topics.MAX_MESSAGE_BYTES - 64 * 1024;

    private DeadLetter() {}

    /** Sets the headers. */
    public static void describe(Headers headers, String stage, String reason, String origin, byte[] original) {
        describe(headers, stage, reason, origin, original.length);
    }

    /** Sets the headers, of an original of which not all is kept. */
    public static void describe(Headers headers, String stage, String reason, String origin, long size) {
        add(headers, STAGE, stage);
        add(headers, REASON, reason);
        add(headers, ORIGIN, origin);
        add(headers, SIZE, Long.toString(size));
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
