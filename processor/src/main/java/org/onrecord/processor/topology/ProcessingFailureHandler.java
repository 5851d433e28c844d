package org.onrecord.processor.topology;

import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.NullUnmarked;
import org.onrecord.processor.topology.message.DeadLetterRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a record that a processor failed on to the dead letters, and goes on. */
@NullUnmarked // Kafka's interface.
public final class ProcessingFailureHandler implements ProcessingExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessingFailureHandler.class);

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        String reason = "the step " + context.processorNodeId() + " failed: " + exception;
        LOG.error("{}-{}@{}: {}", context.topic(), context.partition(), context.offset(), reason, exception);
        return Response.resume(List.of(DeadLetterRecord.of(context, reason)));
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // Nothing to configure.
    }
}
