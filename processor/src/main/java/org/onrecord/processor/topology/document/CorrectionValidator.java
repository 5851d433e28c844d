package org.onrecord.processor.topology.document;

import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Correction;
import org.onrecord.events.EventJson;
import org.onrecord.events.issue.CorrectionCheck;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.processor.topology.message.DeadLetterRecord;
import org.onrecord.processor.topology.message.Message;
import org.onrecord.processor.topology.message.Message.ValidCorrection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes each correction of the issue on under the id of its document. One that the issue does not allow goes to the dead letters. */
public final class CorrectionValidator extends ContextualProcessor<String, Correction, String, Message> {
    public static final String TO_DOCUMENTS = "corrections-by-document";
    public static final String TO_DEAD_LETTERS = "wrong-corrections-out";

    private static final Logger LOG = LoggerFactory.getLogger(CorrectionValidator.class);

    private final CorrectionCheck check;

    public CorrectionValidator(CorrectionCheck check) {
        this.check = check;
    }

    @Override
    public void process(Record<String, Correction> record) {
        @Nullable Correction correction = record.value();
        if (correction == null) {
            if (CloudEvents.isHistorical(TextHeaders.of(record.headers()))) {
                return; // It moved to another key, or its issue was removed.
            }
            LOG.warn(
                    "The correction {} was deleted from its topic and stays in force. Revoke it to undo it",
                    record.key());
            return;
        }
        if (!check.concerns(correction)) {
            return;
        }
        Optional<String> fault = check.problem(correction);
        if (fault.isEmpty()) {
            ValidCorrection valid = new ValidCorrection(correction);
            context().forward(new Record<>(correction.document(), valid, record.timestamp()), TO_DOCUMENTS);
            return;
        }
        LOG.warn("the correction {} cannot be applied: {}", correction.id(), fault.get());
        String origin = "corrections/" + correction.id();
        context()
                .forward(
                        DeadLetterRecord.of(
                                context(), record, correction.key(), EventJson.write(correction), fault.get(), origin),
                        TO_DEAD_LETTERS);
    }
}
