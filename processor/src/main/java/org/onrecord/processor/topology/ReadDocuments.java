package org.onrecord.processor.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.DocumentEvent;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.Outcome;
import org.onrecord.events.Statement;
import org.onrecord.events.Withdrawal;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.processor.analysis.Analysis;
import org.onrecord.processor.correction.Correcting;
import org.onrecord.processor.correction.KnownCorrections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads each document whose version is the newest known, or is it and was written back from the dead letters, applies what editors corrected in it, and replaces the statements of the version
 * before it.
 *
 * <p>Emits to its children by name: changes of statements, outcomes, dead letters.
 */
final class ReadDocuments implements Processor<String, DocumentEvent, String, Object> {
    static final String STORE = "documents-read";

    /** The statements on the issue as they were read, before any correction, by their id. */
    static final String STATEMENTS = "statements-read";

    static final String TO_OUTCOMES = "outcomes-out";
    static final String TO_DEAD_LETTERS = "dead-letters-out";

    private static final Logger LOG = LoggerFactory.getLogger(ReadDocuments.class);

    private final DocumentReader reader;
    private final Correcting correcting;
    private final MeterRegistry meters;
    private @Nullable ProcessorContext<String, Object> context;
    private @Nullable KeyValueStore<String, DocumentState> states;
    private @Nullable KeyValueStore<String, Statement> statementsRead;
    private @Nullable KeyValueStore<String, KnownCorrections> corrections;

    ReadDocuments(DocumentReader reader, Correcting correcting, MeterRegistry meters) {
        this.reader = reader;
        this.correcting = correcting;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        states = processorContext.getStateStore(STORE);
        statementsRead = processorContext.getStateStore(STATEMENTS);
        corrections = processorContext.getStateStore(CorrectStatements.STORE);
    }

    @Override
    public void process(Record<String, DocumentEvent> record) {
        DocumentEvent event = record.value();
        DocumentState before = states().get(event.id());
        boolean again = before != null && before.isOf(event) && DeadLetterHeaders.isRetry(record.headers());
        if (before != null && !before.isSupersededBy(event) && !again) {
            count("superseded");
            return;
        }
        List<String> old = before == null ? List.of() : before.statements();
        List<String> kept = switch (event) {
            case Withdrawal withdrawal -> withdraw(record, withdrawal, old);
            case Document document -> {
                if (before != null && before.version().equals(document.version()) && !again) {
                    count("unchanged");
                    yield old;
                }
                yield read(record, document, old);
            }
        };
        states().put(event.id(), new DocumentState(event.fetched(), event.version(), kept));
    }

    private List<String> withdraw(Record<String, DocumentEvent> record, Withdrawal withdrawal, List<String> old) {
        retract(record, old, Set.of());
        finish(record, new Outcome(withdrawal.id(), "", Outcome.Result.WITHDRAWN, 0, 0, withdrawal.reason()));
        return List.of();
    }

    private List<String> read(Record<String, DocumentEvent> record, Document document, List<String> old) {
        Analysis analysis;
        Timer.Sample sample = Timer.start(meters);
        String ended = "read";
        try {
            analysis = reader.read(document);
        } catch (RuntimeException e) {
            ended = "failed";
            LOG.warn(
                    "cannot read the document {} of {}: {}", document.sourceItem(), document.source(), e.toString(), e);
            return bury(record, document, old, e);
        } finally {
            sample.stop(Timer.builder("onrecord.processor.reading")
                    .description("Time to find and label a document's statements")
                    .tag("outcome", ended)
                    .register(meters));
        }
        List<Statement> statements = analysis.onIssue();
        List<String> ids = statements.stream().map(Statement::id).toList();
        retract(record, old, new HashSet<>(ids));
        for (Statement statement : statements) {
            change(record, statement.id(), statement);
        }
        meters.counter("onrecord.processor.statements").increment(statements.size());
        int found = analysis.statements().size();
        finish(
                record,
                new Outcome(
                        document.id(),
                        document.version(),
                        statements.isEmpty() ? Outcome.Result.NONE_ON_ISSUE : Outcome.Result.STATEMENTS,
                        found,
                        statements.size(),
                        statements.isEmpty()
                                ? "no statement on the issue among " + found + " found"
                                : statements.size() + " statements on the issue among " + found + " found"));
        return ids;
    }

    private List<String> bury(
            Record<String, DocumentEvent> record, Document document, List<String> old, RuntimeException cause) {
        retract(record, old, Set.of());
        String reason = "the document could not be read: " + cause;
        byte[] json = EventJson.write(document);
        Headers headers = Burial.headers(
                context(), record.headers(), reason, document.source() + "/" + document.sourceItem(), json);
        context().forward(new Record<>(document.id(), json, record.timestamp(), headers), TO_DEAD_LETTERS);
        finish(record, new Outcome(document.id(), document.version(), Outcome.Result.DEAD_LETTER, 0, 0, reason));
        return List.of();
    }

    private void retract(Record<String, DocumentEvent> record, List<String> old, Set<String> kept) {
        for (String id : old) {
            if (!kept.contains(id)) {
                change(record, id, null);
            }
        }
    }

    /** Puts the statement as it was read in place of what was read of it before, and sends on both as editors corrected them. */
    private void change(Record<String, DocumentEvent> record, String id, @Nullable Statement read) {
        KnownCorrections known = Objects.requireNonNullElse(
                stored(corrections).get(record.value().id()), KnownCorrections.NONE);
        @Nullable Statement before = stored(statementsRead).get(id);
        if (read == null) {
            stored(statementsRead).delete(id);
        } else {
            stored(statementsRead).put(id, read);
        }
        StatementChange.forward(context(), id, corrected(before, known), corrected(read, known), record.timestamp());
    }

    private @Nullable Statement corrected(@Nullable Statement read, KnownCorrections known) {
        return read == null ? null : correcting.apply(read, known);
    }

    private void finish(Record<String, DocumentEvent> record, Outcome outcome) {
        send(record, outcome, TO_OUTCOMES);
        count(outcome.result().json());
    }

    private void send(Record<String, DocumentEvent> record, Event event, String child) {
        Headers headers = new RecordHeaders();
        CloudEvents.describe(headers, event, "processor", Instant.ofEpochMilli(record.timestamp()));
        context()
                .forward(
                        new Record<String, Object>(event.key(), EventJson.write(event), record.timestamp(), headers),
                        child);
    }

    private void count(String outcome) {
        meters.counter("onrecord.processor.documents", "outcome", outcome).increment();
    }

    private ProcessorContext<String, Object> context() {
        if (context == null) {
            throw new IllegalStateException("process before init");
        }
        return context;
    }

    private KeyValueStore<String, DocumentState> states() {
        return stored(states);
    }

    private static <V> KeyValueStore<String, V> stored(@Nullable KeyValueStore<String, V> store) {
        if (store == null) {
            throw new IllegalStateException("process before init");
        }
        return store;
    }
}
