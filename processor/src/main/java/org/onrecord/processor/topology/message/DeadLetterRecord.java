package org.onrecord.processor.topology.message;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.NullUnmarked;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.topology.message.Message.Output;

/** Makes the processor's dead letters: all have the same headers, whichever step gave up. */
@NullUnmarked // The source record's key and value may be null.
public final class DeadLetterRecord {
    private static final String STAGE = "processor";

    private DeadLetterRecord() {}

    /** Returns the dead letter of the record that Kafka Streams failed on, with its key and bytes as received. */
    public static ProducerRecord<byte[], byte[]> of(ErrorHandlerContext context, String reason) {
        byte[] value = context.sourceRawValue() == null ? new byte[0] : context.sourceRawValue();
        return of(context, reason, value.length > DeadLetterHeaders.MAX_BYTES ? new byte[0] : value, value.length);
    }

    /** Like {@link #of}, but only refers to the record, which is still on its topic. */
    public static ProducerRecord<byte[], byte[]> referenceTo(ErrorHandlerContext context, String reason) {
        return of(context, reason, new byte[0], context.sourceRawValue() == null ? 0 : context.sourceRawValue().length);
    }

    private static ProducerRecord<byte[], byte[]> of(
            ErrorHandlerContext context, String reason, byte[] kept, long size) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                Topics.DEAD_LETTERS.name(), null, context.timestamp(), context.sourceRawKey(), kept);
        String origin = context.topic() + "-" + context.partition() + "@" + context.offset();
        DeadLetterHeaders.describe(letter.headers(), STAGE, reason, origin, size);
        DeadLetterHeaders.describeRecord(
                letter.headers(), context.topic(), context.partition(), context.offset(), context.headers());
        return letter;
    }

    /** Returns the dead letter that a processor itself makes of a record without a value. */
    public static Record<String, Message> of(ProcessorContext<?, ?> context, Record<String, ?> record, String reason) {
        RecordMetadata place = context.recordMetadata().orElseThrow();
        String origin = place.topic() + "-" + place.partition() + "@" + place.offset();
        return of(context, record, record.key() == null ? origin : record.key(), new byte[0], reason, origin);
    }

    /** Returns the dead letter that a processor itself makes of the event that it is processing, given as JSON. */
    public static Record<String, Message> of(
            ProcessorContext<?, ?> context,
            Record<?, ?> record,
            String key,
            byte[] value,
            String reason,
            String origin) {
        Headers headers = new RecordHeaders();
        DeadLetterHeaders.describe(headers, STAGE, reason, origin, value.length);
        context.recordMetadata()
                .ifPresent(place -> DeadLetterHeaders.describeRecord(
                        headers, place.topic(), place.partition(), place.offset(), record.headers()));
        return new Record<>(key, new Output(value), record.timestamp(), headers);
    }
}
