package org.onrecord.processor.topology;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Correction;
import org.onrecord.events.Statement;
import org.onrecord.processor.correction.DocumentCorrections;
import org.onrecord.processor.correction.StatementCorrector;

/**
 * Stores the corrections of each document, and sends a statement again if a correction changes it.
 *
 * <p>A correction whose statement is not known yet waits: {@link DocumentProcessor} applies it when the document arrives.
 */
final class CorrectionProcessor extends ContextualProcessor<String, Correction, String, Message> {
    /** The corrections of each document, by its id. */
    static final StoreSpec<DocumentCorrections> CORRECTIONS =
            StoreSpec.ofState("corrections-known", DocumentCorrections.class);

    private final StatementCorrector corrector;
    private final MeterRegistry meters;
    private KeyValueStore<String, DocumentCorrections> corrections;
    private KeyValueStore<String, Statement> statementsRead;

    CorrectionProcessor(StatementCorrector corrector, MeterRegistry meters) {
        this.corrector = corrector;
        this.meters = meters;
    }

    @Override
    @Initializer
    public void init(ProcessorContext<String, Message> context) {
        super.init(context);
        corrections = CORRECTIONS.in(context);
        statementsRead = DocumentProcessor.STATEMENTS.in(context);
    }

    @Override
    public void process(Record<String, Correction> record) {
        Correction correction = record.value();
        DocumentCorrections before =
                Objects.requireNonNullElse(corrections.get(correction.document()), DocumentCorrections.NONE);
        DocumentCorrections after = before.with(correction);
        if (after.equals(before)) {
            count("repeated");
            return;
        }
        corrections.put(correction.document(), after);
        @Nullable Statement read = statementsRead.get(correction.statement());
        if (read == null || !read.document().id().equals(correction.document())) {
            count("waiting");
            return;
        }
        Statement was = corrector.apply(read, before);
        Statement is = corrector.apply(read, after);
        count(is.equals(was) ? "outweighed" : "applied");
        if (!is.equals(was)) {
            StatementChanges.forward(context(), is.id(), was, is, record.timestamp());
        }
    }

    private void count(String outcome) {
        meters.counter("onrecord.processor.corrections", "outcome", outcome).increment();
    }
}
