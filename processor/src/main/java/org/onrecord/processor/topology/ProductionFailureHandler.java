package org.onrecord.processor.topology;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.jspecify.annotations.NullUnmarked;
import org.onrecord.processor.topology.message.DeadLetterRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a reference to the source of a record that is too large or cannot be serialized to the dead letters, and goes on. Any other failure
 * to write stops the thread.
 */
@NullUnmarked // Kafka's interface; the source record's key and value may be null.
public final class ProductionFailureHandler implements ProductionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProductionFailureHandler.class);

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        return exception instanceof RecordTooLargeException
                ? resume(context, record.topic(), exception)
                : Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception exception,
            SerializationExceptionOrigin origin) {
        return resume(
                context, record.topic(), new SerializationException(origin + ": " + exception.getMessage(), exception));
    }

    private static Response resume(ErrorHandlerContext context, String topic, Exception cause) {
        String reason = "a record for " + topic + " could not be written: " + cause.getMessage();
        LOG.warn("{} (made from {}-{}@{})", reason, context.topic(), context.partition(), context.offset());
        return Response.resume(List.of(DeadLetterRecord.referenceTo(context, reason)));
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // Nothing to configure.
    }
}
