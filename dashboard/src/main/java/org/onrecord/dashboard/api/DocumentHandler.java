package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.DocumentVersion;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.DocumentVersions;
import org.onrecord.dashboard.query.OutcomeQuery;
import org.onrecord.dashboard.query.PageRequest;
import org.onrecord.dashboard.query.SecondOpinion;
import org.onrecord.dashboard.query.StatementItem;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.Outcome;
import org.onrecord.events.issue.Issue;

/** Serves documents, their versions and their outcomes. */
record DocumentHandler(Supplier<Issue> issues, IndexReads index) {
    private static final int MAX_STATEMENTS = 5000;

    private static final CsvTable<DocumentVersion> VERSIONS = new CsvTable<DocumentVersion>()
            .column("document", DocumentVersion::document)
            .column("version", DocumentVersion::version)
            .column("fetched", DocumentVersion::fetched)
            .column("title", DocumentVersion::title)
            .column("characters", DocumentVersion::characters)
            .column("file", version -> capture(version, CaptureRef::file))
            .column("offset", version -> capture(version, CaptureRef::offset))
            .column("sha256", version -> capture(version, CaptureRef::sha256));

    private static final CsvTable<Outcome> OUTCOMES = new CsvTable<Outcome>()
            .column("document", Outcome::document)
            .column("version", Outcome::version)
            .column("result", outcome -> outcome.result().json())
            .column("found", Outcome::found)
            .column("kept", Outcome::kept)
            .column("reason", Outcome::reason);

    record DocumentView(Document document, @Nullable Outcome outcome, List<StatementItem> statements) {}

    DocumentView get(Context context) {
        String id = context.pathParam("id");
        return index.read(snapshot -> snapshot.document(id)
                        .map(document -> new DocumentView(
                                document, OutcomeQuery.one(snapshot, id).orElse(null), statements(snapshot, id))))
                .orElseThrow(() -> noDocument(id));
    }

    /** Returns the statements of a document in the order of its text. */
    private List<StatementItem> statements(IndexSnapshot snapshot, String id) {
        List<StatementItem> items = StatementQuery.inDocument(id)
                .page(snapshot, PageRequest.first(MAX_STATEMENTS))
                .items();
        return SecondOpinion.addTo(items, snapshot, issues.get()).stream()
                .sorted(Comparator.comparingInt(item -> item.statement().span().start()))
                .toList();
    }

    TableResponse versions(Context context) {
        RequestParameters.none(context);
        String id = context.pathParam("id");
        List<DocumentVersion> versions = index.read(snapshot -> DocumentVersions.of(snapshot, id));
        if (versions.isEmpty()) {
            throw noDocument(id);
        }
        return TableResponse.ofRows(versions, VERSIONS);
    }

    TableResponse outcomes(Context context) {
        RequestParameters parameters = RequestParameters.of(context, "result page size");
        OutcomeQuery query = new OutcomeQuery(parameters.choice("result", Outcome.Result.values()));
        PageRequest request = parameters.page();
        return TableResponse.of(index.read(snapshot -> query.page(snapshot, request)), OUTCOMES);
    }

    static Problem noDocument(String id) {
        return Problem.notFound("there is no document " + id + "; it may have been withdrawn, or not read yet");
    }

    private static @Nullable Object capture(DocumentVersion version, Function<CaptureRef, Object> value) {
        return Optional.ofNullable(version.capture()).map(value).orElse(null);
    }
}
