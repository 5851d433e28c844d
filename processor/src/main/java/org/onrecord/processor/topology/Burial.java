package org.onrecord.processor.topology;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.NullUnmarked;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.events.topic.Topics;

/** The dead letters of the processor: all have the same headers, whoever gave up. */
@NullUnmarked // The source record's key and value may be null.
final class Burial {
    private static final String STAGE = "processor";

    private Burial() {}

    /** The letter of a record that Kafka Streams hands over because it failed: its key and bytes as they came. */
    static ProducerRecord<byte[], byte[]> letter(ErrorHandlerContext context, String reason) {
        byte[] value = context.sourceRawValue() == null ? new byte[0] : context.sourceRawValue();
        return letter(context, reason, value.length > DeadLetterHeaders.MAX_BYTES ? new byte[0] : value, value.length);
    }

    /** As {@link #letter}, by reference alone: the record stands on its topic. */
    static ProducerRecord<byte[], byte[]> reference(ErrorHandlerContext context, String reason) {
        return letter(
                context, reason, new byte[0], context.sourceRawValue() == null ? 0 : context.sourceRawValue().length);
    }

    private static ProducerRecord<byte[], byte[]> letter(
            ErrorHandlerContext context, String reason, byte[] kept, long size) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                Topics.DEAD_LETTERS.name(), null, context.timestamp(), context.sourceRawKey(), kept);
        String origin = context.topic() + "-" + context.partition() + "@" + context.offset();
        DeadLetterHeaders.describe(letter.headers(), STAGE, reason, origin, size);
        DeadLetterHeaders.describeRecord(
                letter.headers(), context.topic(), context.partition(), context.offset(), context.headers());
        return letter;
    }

    /**
     * The headers of a letter that a processor writes itself.
     *
     * @param context of the record being processed
     * @param record its headers
     */
    static Headers headers(
            ProcessorContext<?, ?> context, Headers record, String reason, String origin, byte[] original) {
        Headers headers = new RecordHeaders();
        DeadLetterHeaders.describe(headers, STAGE, reason, origin, original);
        context.recordMetadata()
                .ifPresent(place -> DeadLetterHeaders.describeRecord(
                        headers, place.topic(), place.partition(), place.offset(), record));
        return headers;
    }
}
