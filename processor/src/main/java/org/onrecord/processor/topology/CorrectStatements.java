package org.onrecord.processor.topology;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Correction;
import org.onrecord.events.Statement;
import org.onrecord.processor.correction.Correcting;
import org.onrecord.processor.correction.KnownCorrections;

/**
 * Keeps the corrections of each document, and puts a statement that is there on its topic anew where one changes it.
 *
 * <p>One whose statement is not there waits: {@link ReadDocuments} applies it when its document comes.
 */
final class CorrectStatements implements Processor<String, Correction, String, Object> {
    /** {@link KnownCorrections} by document id. */
    static final String STORE = "corrections-known";

    private final Correcting correcting;
    private final MeterRegistry meters;
    private @Nullable ProcessorContext<String, Object> context;
    private @Nullable KeyValueStore<String, KnownCorrections> known;
    private @Nullable KeyValueStore<String, Statement> read;

    CorrectStatements(Correcting correcting, MeterRegistry meters) {
        this.correcting = correcting;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        known = processorContext.getStateStore(STORE);
        read = processorContext.getStateStore(ReadDocuments.STATEMENTS);
    }

    @Override
    public void process(Record<String, Correction> record) {
        KeyValueStore<String, KnownCorrections> store = Objects.requireNonNull(known);
        Correction correction = record.value();
        KnownCorrections before = Objects.requireNonNullElse(store.get(correction.document()), KnownCorrections.NONE);
        KnownCorrections after = before.with(correction);
        if (after.equals(before)) {
            count("repeated");
            return;
        }
        store.put(correction.document(), after);
        @Nullable Statement statement = Objects.requireNonNull(read).get(correction.statement());
        if (statement == null || !statement.document().id().equals(correction.document())) {
            count("waiting");
            return;
        }
        Statement was = correcting.apply(statement, before);
        Statement is = correcting.apply(statement, after);
        count(is.equals(was) ? "outweighed" : "applied");
        if (!is.equals(was)) {
            StatementChange.forward(Objects.requireNonNull(context), is.id(), was, is, record.timestamp());
        }
    }

    private void count(String outcome) {
        meters.counter("onrecord.processor.corrections", "outcome", outcome).increment();
    }
}
