package org.onrecord.processor.topology;

import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Correction;
import org.onrecord.events.EventJson;
import org.onrecord.events.issue.CorrectionCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes corrections on to the document that carries their statement; one that is wrong goes to the dead letters with what is wrong. */
final class CheckCorrections implements Processor<String, Correction, String, Object> {
    static final String TO_DOCUMENTS = "corrections-by-document";
    static final String TO_DEAD_LETTERS = "wrong-corrections-out";

    private static final Logger LOG = LoggerFactory.getLogger(CheckCorrections.class);

    private final CorrectionCheck check;
    private @Nullable ProcessorContext<String, Object> context;

    CheckCorrections(CorrectionCheck check) {
        this.check = check;
    }

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
    }

    @Override
    public void process(Record<String, Correction> record) {
        ProcessorContext<String, Object> out = Objects.requireNonNull(context);
        @Nullable Correction correction = record.value();
        if (correction == null) {
            LOG.warn("the correction {} was deleted from its topic; it holds on: revoke it instead", record.key());
            return;
        }
        Optional<String> fault = check.fault(correction);
        if (fault.isEmpty()) {
            out.forward(new Record<>(correction.document(), correction, record.timestamp()), TO_DOCUMENTS);
            return;
        }
        LOG.warn("the correction {} cannot be applied: {}", correction.id(), fault.get());
        byte[] json = EventJson.write(correction);
        Headers headers = Burial.headers(out, record.headers(), fault.get(), "corrections/" + correction.id(), json);
        out.forward(new Record<>(correction.id(), json, record.timestamp(), headers), TO_DEAD_LETTERS);
    }
}
