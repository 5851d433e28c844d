package org.onrecord.processor.topology;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.NullUnmarked;
import org.onrecord.processor.topology.message.DeadLetterRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what cannot be read, processed or written to the dead letters, and goes on. Of a record that is too large or cannot be serialized, it sends a
 * reference to its source. Any other failure to write stops the thread.
 */
@NullUnmarked // Kafka's interfaces; the source record's key and value may be null.
public final class FailureHandler
        implements DeserializationExceptionHandler, ProcessingExceptionHandler, ProductionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        String reason = "the record cannot be read: " + exception.getMessage();
        LOG.warn("{}-{}@{}: {}", context.topic(), context.partition(), context.offset(), reason);
        return DeserializationExceptionHandler.Response.resume(List.of(DeadLetterRecord.of(context, reason)));
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        String reason = "the step " + context.processorNodeId() + " failed: " + exception;
        LOG.error("{}-{}@{}: {}", context.topic(), context.partition(), context.offset(), reason, exception);
        return ProcessingExceptionHandler.Response.resume(List.of(DeadLetterRecord.of(context, reason)));
    }

    @Override
    public ProductionExceptionHandler.Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        return exception instanceof RecordTooLargeException
                ? unwritten(context, record.topic(), exception)
                : ProductionExceptionHandler.Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public ProductionExceptionHandler.Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception exception,
            SerializationExceptionOrigin origin) {
        return unwritten(
                context, record.topic(), new SerializationException(origin + ": " + exception.getMessage(), exception));
    }

    private static ProductionExceptionHandler.Response unwritten(
            ErrorHandlerContext context, String topic, Exception cause) {
        String reason = "a record for " + topic + " could not be written: " + cause.getMessage();
        LOG.warn("{} (made from {}-{}@{})", reason, context.topic(), context.partition(), context.offset());
        return ProductionExceptionHandler.Response.resume(List.of(DeadLetterRecord.referenceTo(context, reason)));
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // Nothing to configure.
    }
}
