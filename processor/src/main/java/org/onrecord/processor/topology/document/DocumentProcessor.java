package org.onrecord.processor.topology.document;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.DocumentEvent;
import org.onrecord.events.EventJson;
import org.onrecord.events.Outcome;
import org.onrecord.events.Statement;
import org.onrecord.events.Withdrawal;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.processor.analysis.Analysis;
import org.onrecord.processor.correction.DocumentCorrections;
import org.onrecord.processor.limit.TooMuchToReadException;
import org.onrecord.processor.standing.DocumentState;
import org.onrecord.processor.standing.StandingStatements;
import org.onrecord.processor.standing.StoredDocument;
import org.onrecord.processor.topology.message.DeadLetterRecord;
import org.onrecord.processor.topology.message.Message;
import org.onrecord.processor.topology.message.OutputRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Analyzes the newest version of each document and replaces the statements of the version before it. The version that
 * is already known is analyzed again if it comes back from the dead letters.
 *
 * <p>Sends to its children by name: changes of statements, outcomes, dead letters.
 */
public final class DocumentProcessor extends DocumentStep<DocumentEvent> {
    public static final String TO_OUTCOMES = "outcomes-out";
    public static final String TO_DEAD_LETTERS = "dead-letters-out";

    private static final Logger LOG = LoggerFactory.getLogger(DocumentProcessor.class);

    private final Function<Document, Analysis> analyzer;

    /** @param analyzer an exception of it sends the document to the dead letters */
    public DocumentProcessor(Function<Document, Analysis> analyzer, StandingStatements standing, MeterRegistry meters) {
        super(standing, meters, "onrecord.processor.documents", DocumentTable.CHANGES);
        this.analyzer = analyzer;
    }

    @Override
    public void init(ProcessorContext<String, Message> context) {
        super.init(context);
        Relabelling.begin(context, table);
    }

    @Override
    public void process(Record<String, DocumentEvent> record) {
        @Nullable DocumentEvent event = record.value();
        if (event == null) {
            // A tombstone says neither which version goes nor why, and would be lost in another order.
            String reason = "a record without a value does not remove a document; write a withdrawal instead";
            context().forward(DeadLetterRecord.of(context(), record, reason), TO_DEAD_LETTERS);
            count("dead-letter");
            return;
        }
        @Nullable DocumentState known = table.state(event.id());
        boolean again = known != null && known.isOf(event) && DeadLetterHeaders.isRetry(record.headers());
        if (known != null && !known.isSupersededBy(event) && !again) {
            count("superseded");
            return;
        }
        StoredDocument before = table.get(event.id());
        boolean unchanged = known != null && known.version().equals(event.version()) && !again;
        List<Statement> statements = switch (event) {
            case Withdrawal withdrawal -> withdraw(record, withdrawal);
            case Document document -> unchanged ? keep(before) : analyze(record, document);
        };
        DocumentState state =
                DocumentState.of(event, statements.stream().map(Statement::id).toList());
        StoredDocument after = before.with(state, statements);
        boolean forGood = event instanceof Withdrawal withdrawal && withdrawal.forGood();
        table.replace(before, forGood ? after.with(DocumentCorrections.NONE) : after, record.timestamp());
    }

    private List<Statement> keep(StoredDocument before) {
        count("unchanged");
        return before.read();
    }

    private List<Statement> withdraw(Record<String, DocumentEvent> record, Withdrawal withdrawal) {
        finish(record, Outcome.Result.WITHDRAWN, 0, 0, withdrawal.reason());
        return List.of();
    }

    private List<Statement> analyze(Record<String, DocumentEvent> record, Document document) {
        Timer.Sample sample = Timer.start(meters);
        Analysis analysis;
        try {
            analysis = analyzer.apply(document);
            stop(sample, "read");
        } catch (RuntimeException | StackOverflowError e) { // Regular expressions recurse on long texts.
            stop(sample, "failed");
            if (e instanceof TooMuchToReadException) {
                String reason = String.valueOf(e.getMessage());
                LOG.warn("The document {} of {} is not read: {}", document.sourceItem(), document.source(), reason);
                return reject(record, document, reason);
            }
            LOG.warn(
                    "Cannot analyze the document {} of {}: {}",
                    document.sourceItem(),
                    document.source(),
                    e.toString(),
                    e);
            return reject(record, document, "the document could not be read: " + e);
        }
        return accept(record, analysis);
    }

    private void stop(Timer.Sample sample, String outcome) {
        sample.stop(Timer.builder("onrecord.processor.reading")
                .tag("outcome", outcome)
                .tag("issue", standing.issue())
                .register(meters));
    }

    private List<Statement> accept(Record<String, DocumentEvent> record, Analysis analysis) {
        List<Statement> statements = analysis.onIssue();
        meters.counter("onrecord.processor.statements", "issue", standing.issue())
                .increment(statements.size());
        finish(
                record,
                statements.isEmpty() ? Outcome.Result.NONE_ON_ISSUE : Outcome.Result.STATEMENTS,
                analysis.statements().size(),
                statements.size(),
                inWords(analysis, statements.size()));
        return statements;
    }

    private static String inWords(Analysis analysis, int kept) {
        return analysis.named()
                ? (kept == 0 ? "no statement" : kept + " statements") + " on the issue among "
                        + analysis.statements().size() + " found"
                : "the issue is not named in it";
    }

    private List<Statement> reject(Record<String, DocumentEvent> record, Document document, String reason) {
        String origin = document.source() + "/" + document.sourceItem();
        context()
                .forward(
                        DeadLetterRecord.of(
                                context(), record, document.id(), EventJson.write(document), reason, origin),
                        TO_DEAD_LETTERS);
        finish(record, Outcome.Result.DEAD_LETTER, 0, 0, reason);
        return List.of();
    }

    private void finish(
            Record<String, DocumentEvent> record, Outcome.Result result, int found, int kept, String reason) {
        DocumentEvent event = record.value();
        Outcome outcome = new Outcome(event.id(), event.version(), result, found, kept, reason, standing.issue());
        context().forward(OutputRecords.event(outcome, record.timestamp()), TO_OUTCOMES);
        count(result.json());
    }
}
