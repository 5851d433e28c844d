package org.onrecord.processor.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.DocumentEvent;
import org.onrecord.events.Outcome;
import org.onrecord.events.Statement;
import org.onrecord.events.Withdrawal;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.processor.analysis.Analysis;
import org.onrecord.processor.correction.DocumentCorrections;
import org.onrecord.processor.correction.StatementCorrector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Analyzes the newest version of each document, applies its corrections, and replaces the statements of the version before it. The version that
 * is already known is analyzed again if it comes back from the dead letters.
 *
 * <p>Sends to its children by name: changes of statements, outcomes, dead letters.
 */
final class DocumentProcessor extends ContextualProcessor<String, DocumentEvent, String, Message> {
    static final StoreSpec<DocumentState> DOCUMENTS = StoreSpec.ofState("documents-read", DocumentState.class);

    /** The statements on the issue before any correction, by their id. */
    static final StoreSpec<Statement> STATEMENTS = StoreSpec.ofEvents("statements-read", Statement.class);

    static final String TO_OUTCOMES = "outcomes-out";
    static final String TO_DEAD_LETTERS = "dead-letters-out";

    private static final Logger LOG = LoggerFactory.getLogger(DocumentProcessor.class);

    private final Function<Document, Analysis> analyzer;
    private final StatementCorrector corrector;
    private final MeterRegistry meters;
    private KeyValueStore<String, DocumentState> documents;
    private KeyValueStore<String, Statement> statementsRead;
    private KeyValueStore<String, DocumentCorrections> corrections;

    /** @param analyzer an exception of it sends the document to the dead letters */
    DocumentProcessor(Function<Document, Analysis> analyzer, StatementCorrector corrector, MeterRegistry meters) {
        this.analyzer = analyzer;
        this.corrector = corrector;
        this.meters = meters;
    }

    @Override
    @Initializer
    public void init(ProcessorContext<String, Message> context) {
        super.init(context);
        documents = DOCUMENTS.in(context);
        statementsRead = STATEMENTS.in(context);
        corrections = CorrectionProcessor.CORRECTIONS.in(context);
    }

    @Override
    public void process(Record<String, DocumentEvent> record) {
        DocumentEvent event = record.value();
        @Nullable DocumentState before = documents.get(event.id());
        boolean again = before != null && before.isOf(event) && DeadLetterHeaders.isRetry(record.headers());
        if (before != null && !before.isSupersededBy(event) && !again) {
            count("superseded");
            return;
        }
        List<String> old = before == null ? List.of() : before.statements();
        boolean unchanged = before != null && before.version().equals(event.version()) && !again;
        List<String> kept = switch (event) {
            case Withdrawal withdrawal -> withdraw(record, withdrawal, old);
            case Document document -> unchanged ? keep(old) : analyze(record, document, old);
        };
        documents.put(event.id(), new DocumentState(event.fetched(), event.version(), kept));
    }

    private List<String> keep(List<String> old) {
        count("unchanged");
        return old;
    }

    private List<String> withdraw(Record<String, DocumentEvent> record, Withdrawal withdrawal, List<String> old) {
        replace(record, old, List.of());
        finish(record, new Outcome(withdrawal.id(), "", Outcome.Result.WITHDRAWN, 0, 0, withdrawal.reason()));
        return List.of();
    }

    private List<String> analyze(Record<String, DocumentEvent> record, Document document, List<String> old) {
        Analysis analysis;
        try {
            analysis = analyze(document);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Cannot analyze the document {} of {}: {}",
                    document.sourceItem(),
                    document.source(),
                    e.toString(),
                    e);
            return reject(record, document, "the document could not be read: " + e, old);
        }
        return accept(record, document, analysis, old);
    }

    private Analysis analyze(Document document) {
        Timer.Sample sample = Timer.start(meters);
        String ended = "failed";
        try {
            Analysis analysis = analyzer.apply(document);
            ended = "read";
            return analysis;
        } finally {
            sample.stop(Timer.builder("onrecord.processor.reading")
                    .description("Time to find and label the statements of a document")
                    .tag("outcome", ended)
                    .register(meters));
        }
    }

    private List<String> accept(
            Record<String, DocumentEvent> record, Document document, Analysis analysis, List<String> old) {
        List<Statement> statements = analysis.onIssue();
        replace(record, old, statements);
        meters.counter("onrecord.processor.statements").increment(statements.size());
        int found = analysis.statements().size();
        boolean none = statements.isEmpty();
        finish(
                record,
                new Outcome(
                        document.id(),
                        document.version(),
                        none ? Outcome.Result.NONE_ON_ISSUE : Outcome.Result.STATEMENTS,
                        found,
                        statements.size(),
                        (none ? "no statement" : statements.size() + " statements") + " on the issue among " + found
                                + " found"));
        return statements.stream().map(Statement::id).toList();
    }

    private List<String> reject(
            Record<String, DocumentEvent> record, Document document, String reason, List<String> old) {
        replace(record, old, List.of());
        String origin = document.source() + "/" + document.sourceItem();
        context()
                .forward(
                        DeadLetterRecord.of(context(), record, document.id(), document, reason, origin),
                        TO_DEAD_LETTERS);
        finish(record, new Outcome(document.id(), document.version(), Outcome.Result.DEAD_LETTER, 0, 0, reason));
        return List.of();
    }

    private void replace(Record<String, DocumentEvent> record, List<String> old, List<Statement> statements) {
        Set<String> kept = statements.stream().map(Statement::id).collect(Collectors.toSet());
        old.stream().filter(id -> !kept.contains(id)).forEach(id -> change(record, id, null));
        statements.forEach(statement -> change(record, statement.id(), statement));
    }

    /** Stores the statement in place of its former version, and sends on the difference between the two as corrected. */
    private void change(Record<String, DocumentEvent> record, String id, @Nullable Statement read) {
        DocumentCorrections known =
                Objects.requireNonNullElse(corrections.get(record.value().id()), DocumentCorrections.NONE);
        @Nullable Statement before = statementsRead.get(id);
        if (read == null) {
            statementsRead.delete(id);
        } else {
            statementsRead.put(id, read);
        }
        StatementChanges.forward(context(), id, corrected(before, known), corrected(read, known), record.timestamp());
    }

    private @Nullable Statement corrected(@Nullable Statement read, DocumentCorrections known) {
        return read == null ? null : corrector.apply(read, known);
    }

    private void finish(Record<String, DocumentEvent> record, Outcome outcome) {
        context().forward(OutputRecords.event(outcome, record.timestamp()), TO_OUTCOMES);
        count(outcome.result().json());
    }

    private void count(String outcome) {
        meters.counter("onrecord.processor.documents", "outcome", outcome).increment();
    }
}
