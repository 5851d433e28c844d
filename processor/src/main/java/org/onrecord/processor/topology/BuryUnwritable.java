package org.onrecord.processor.topology;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.jspecify.annotations.NullUnmarked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a record that is too large or cannot be written to the dead letters by reference, and goes on; any other failure stops. */
@NullUnmarked // Kafka's interface and the source record's key and value may be null.
public final class BuryUnwritable implements ProductionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(BuryUnwritable.class);

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        if (!(exception instanceof RecordTooLargeException)) {
            return Response.fail();
        }
        return bury(context, record.topic(), exception);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception exception,
            SerializationExceptionOrigin origin) {
        return bury(
                context, record.topic(), new SerializationException(origin + ": " + exception.getMessage(), exception));
    }

    private static Response bury(ErrorHandlerContext context, String topic, Exception cause) {
        String reason = "a record for " + topic + " could not be written: " + cause.getMessage();
        LOG.warn("{} (made from {}-{}@{})", reason, context.topic(), context.partition(), context.offset());
        return Response.resume(List.of(Burial.reference(context, reason)));
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // Nothing to configure.
    }
}
