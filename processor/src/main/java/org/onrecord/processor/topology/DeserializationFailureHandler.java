package org.onrecord.processor.topology;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.NullUnmarked;
import org.onrecord.processor.topology.message.DeadLetterRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends bytes that are not a record of their topic to the dead letters, and goes on. */
@NullUnmarked // Kafka's interface.
public final class DeserializationFailureHandler implements DeserializationExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DeserializationFailureHandler.class);

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        String reason = "the record cannot be read: " + exception.getMessage();
        LOG.warn("{}-{}@{}: {}", context.topic(), context.partition(), context.offset(), reason);
        return Response.resume(List.of(DeadLetterRecord.of(context, reason)));
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // Nothing to configure.
    }
}
