package org.onrecord.processor.topology.document;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.IssueKey;
import org.onrecord.events.Statement;
import org.onrecord.processor.correction.DocumentCorrections;
import org.onrecord.processor.dedup.Carrier;
import org.onrecord.processor.opinion.DocumentAnswers;
import org.onrecord.processor.standing.DocumentState;
import org.onrecord.processor.standing.StandingStatements;
import org.onrecord.processor.standing.StandingStatements.Standing;
import org.onrecord.processor.standing.StoredDocument;
import org.onrecord.processor.topology.message.Message;
import org.onrecord.processor.topology.message.Message.AnswerWanted;
import org.onrecord.processor.topology.message.Message.CarrierChange;
import org.onrecord.processor.topology.message.Message.StatementChange;
import org.onrecord.processor.topology.store.StoreSpec;

/**
 * The documents of a partition, with all that decides how their statements stand. Versions, corrections and answers meet here, in any order: each
 * replaces what is stored of the document, and what that changes about its statements is sent on.
 */
public final class DocumentTable {
    static final StoreSpec<DocumentState> DOCUMENTS = StoreSpec.ofState("documents-read", DocumentState.class);

    /** The statements on the issue before any answer or correction, by their id. */
    static final StoreSpec<Statement> STATEMENTS = StoreSpec.ofState("statements-read", Statement.class);

    static final StoreSpec<DocumentCorrections> CORRECTIONS =
            StoreSpec.ofState("corrections-known", DocumentCorrections.class);

    /** The answers about each document's statements, by the document's id. */
    static final StoreSpec<DocumentAnswers> ANSWERS = StoreSpec.ofState("answers-known", DocumentAnswers.class);

    public static final List<StoreSpec<?>> STORES = List.of(DOCUMENTS, STATEMENTS, CORRECTIONS, ANSWERS);

    /** The node that receives the changes that versions and corrections make. */
    public static final String CHANGES = "document-changes";

    /** The node that receives these and the changes that answers make. */
    public static final String ALL_CHANGES = "statement-changes";

    /** The labeller of statements that have to be sent again whoever labels them. */
    private static final String NOBODY = "";

    private final ProcessorContext<String, Message> context;
    private final StandingStatements standing;
    private final String child;
    private final KeyValueStore<String, DocumentState> documents;
    private final KeyValueStore<String, Statement> statements;
    private final KeyValueStore<String, DocumentCorrections> corrections;
    private final KeyValueStore<String, DocumentAnswers> answers;

    /** @param child the node that receives the changes */
    DocumentTable(ProcessorContext<String, Message> context, StandingStatements standing, String child) {
        this.context = context;
        this.standing = standing;
        this.child = child;
        documents = DOCUMENTS.in(context);
        statements = STATEMENTS.in(context);
        corrections = CORRECTIONS.in(context);
        answers = ANSWERS.in(context);
    }

    /** Returns what is remembered of a document; null if no version of it came yet. */
    @Nullable
    DocumentState state(String id) {
        return documents.get(id);
    }

    /** Returns the documents from an id on, in the order of their ids. */
    KeyValueIterator<String, DocumentState> from(String id) {
        return documents.range(id, null);
    }

    /** Returns true if the statements were last sent with the labels of another language model, of none, or of other questions to it. */
    boolean isLabelledOtherwise(DocumentState state) {
        return !Objects.equals(state.labeller(), standing.labeller());
    }

    StoredDocument get(String id) {
        @Nullable DocumentState state = documents.get(id);
        List<Statement> read = state == null
                ? List.of()
                : state.statements().stream()
                        .map(statements::get)
                        .filter(Objects::nonNull)
                        .toList();
        return new StoredDocument(
                id,
                state,
                read,
                Objects.requireNonNullElse(corrections.get(id), DocumentCorrections.NONE),
                Objects.requireNonNullElse(answers.get(id), DocumentAnswers.NONE));
    }

    /**
     * Stores a document in place of what was stored of it, and sends on what that changes.
     *
     * @return how many statements were sent
     */
    int replace(StoredDocument before, StoredDocument after, long timestamp) {
        Standing was = standing.of(before);
        Standing is = standing.of(after);
        store(before, after, is.wanted());
        want(before, is.wanted(), timestamp);
        @Nullable DocumentState former = before.state();
        return send(was.byId(), is.byId(), former != null && isLabelledOtherwise(former), timestamp);
    }

    private void store(StoredDocument before, StoredDocument after, SortedSet<String> wanted) {
        String id = after.id();
        if (!after.corrections().equals(before.corrections())) {
            corrections.put(id, after.corrections());
        }
        DocumentAnswers kept = after.answers().only(wanted);
        if (!kept.equals(before.answers())) {
            put(id, kept);
        }
        @Nullable DocumentState state = after.state();
        if (state == null) {
            return;
        }
        documents.put(id, state.sent(standing.labeller(), wanted));
        Set<Statement> known = new HashSet<>(before.read());
        after.read().stream().filter(each -> !known.contains(each)).forEach(each -> statements.put(each.id(), each));
        Set<String> gone = new HashSet<>();
        before.read().forEach(each -> gone.add(each.id()));
        after.read().forEach(each -> gone.remove(each.id()));
        gone.forEach(statements::delete);
    }

    private void put(String id, DocumentAnswers known) {
        answers.put(id, known.byId().isEmpty() ? null : known);
    }

    /** Stores the answers of a document whose statements are about to be labelled by others, and makes sure that they are sent again. */
    void keepForLater(StoredDocument document) {
        put(document.id(), document.answers());
        @Nullable DocumentState state = document.state();
        if (state != null) {
            documents.put(document.id(), state.sent(NOBODY, new TreeSet<>(state.wanted())));
        }
    }

    /** Says which answers the document wants from now on, and which no longer. */
    private void want(StoredDocument before, SortedSet<String> wanted, long timestamp) {
        @Nullable DocumentState former = before.state();
        Set<String> until = former == null ? Set.of() : new TreeSet<>(former.wanted());
        wanted.stream().filter(id -> !until.contains(id)).forEach(id -> want(before.id(), id, true, timestamp));
        until.stream().filter(id -> !wanted.contains(id)).forEach(id -> want(before.id(), id, false, timestamp));
    }

    private void want(String document, String answer, boolean wanted, long timestamp) {
        send(IssueKey.of(standing.issue(), answer), new AnswerWanted(document, wanted), timestamp);
    }

    private int send(Map<String, Statement> was, Map<String, Statement> is, boolean all, long timestamp) {
        List<String> changed = Stream.concat(
                        was.keySet().stream().filter(id -> !is.containsKey(id)),
                        is.keySet().stream().filter(id -> all || !Objects.equals(is.get(id), was.get(id))))
                .toList();
        changed.forEach(id -> send(id, was.get(id), is.get(id), timestamp));
        return changed.size();
    }

    /**
     * Sends the statement under its id, and its words under their actor: those that it now carries, and those that it no longer carries. After a
     * correction of the speaker these are of two actors.
     */
    private void send(String id, @Nullable Statement was, @Nullable Statement is, long timestamp) {
        Optional<Carrier> before = Optional.ofNullable(was).flatMap(Carrier::of);
        Optional<Carrier> after = Optional.ofNullable(is).flatMap(Carrier::of);
        send(id, new StatementChange(is), timestamp);
        before.filter(carrier -> !carrier.sameWording(after))
                .ifPresent(gone -> send(gone.who(), new CarrierChange(gone, true), timestamp));
        after.ifPresent(come -> send(come.who(), new CarrierChange(come, false), timestamp));
    }

    private void send(String key, Message message, long timestamp) {
        context.forward(new Record<>(key, message, timestamp), child);
    }
}
