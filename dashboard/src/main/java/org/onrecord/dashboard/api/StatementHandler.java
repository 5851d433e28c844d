package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.Neighbours;
import org.onrecord.dashboard.query.PageRequest;
import org.onrecord.dashboard.query.SecondOpinion;
import org.onrecord.dashboard.query.StatementItem;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.dashboard.query.TranslationFinder;
import org.onrecord.dashboard.summary.Facets;
import org.onrecord.dashboard.summary.Suggestions;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;

/** Serves statements. */
record StatementHandler(RequestedIssue requested, IndexReads index) {
    private static final int MAX_CARRIERS = 100;

    private static final CsvTable<StatementItem> CSV = new CsvTable<StatementItem>()
            .column("id", of(Statement::id))
            .column("day", of(Statement::day))
            .column("side", of(statement -> statement.actor().side()))
            .column("speaker", of(statement -> statement.speaker().name()))
            .column("actor", of(statement -> statement.actor().key().orElse(null)))
            .column("role", of(statement -> statement.speaker().role()))
            .column("organisation", of(statement -> statement.speaker().organisation()))
            .column("tier", of(statement -> statement.actor().tier()))
            .column("official", of(statement -> statement.actor().official()))
            .column("counted", StatementItem::counted)
            .column("kind", of(statement -> statement.kind().json()))
            .column("favor", of(statement -> claims(statement, Stance.FAVOR)))
            .column("against", of(statement -> claims(statement, Stance.AGAINST)))
            .column("topics", of(statement -> joined(statement.topics(), Statement.TopicLabel::topic)))
            .column("language", StatementItem::language)
            .column("quote", of(Statement::quote))
            .column("carriers", StatementItem::carriers)
            .column("document", of(statement -> statement.document().id()))
            .column("publisher", of(statement -> statement.document().publisher()))
            .column("title", of(statement -> statement.document().title()))
            .column("url", of(statement -> statement.document().url()))
            .column("start", of(statement -> statement.span().start()))
            .column("end", of(statement -> statement.span().end()))
            .column("model", of(Statement::model))
            .column("occasion", of(statement -> statement.when().occasion()))
            .column("corrected", of(statement -> joined(statement.corrected(), StatementHandler::label)));

    /**
     * A statement with what belongs to it.
     *
     * @param carriers the same words of the same actor
     * @param neighbours what the same actor said on the same claims before and after
     */
    record StatementView(
            StatementItem item,
            List<StatementItem> carriers,
            List<StatementItem> translations,
            List<Neighbours> neighbours) {}

    private static final CsvTable<FacetRow> FACETS = new CsvTable<FacetRow>()
            .column("property", FacetRow::property)
            .column("value", row -> row.value().value())
            .column("name", row -> row.value().name())
            .column("statements", row -> row.value().statements());

    private record FacetRow(String property, Facets.Value value) {}

    private static final String FILTERS =
            "q side actor claim stance topic kind tier language publisher official counted "
                    + "from to period document cluster copies";

    RowList<?> list(Context context) {
        Issue issue = requested.of(context);
        StatementQuery query = query(issue, RequestParameters.ofIssue(context, FILTERS + " order page cursor size"));
        return new RowList<>(
                (snapshot, request) ->
                        query.page(snapshot, request).with(items -> SecondOpinion.addTo(items, snapshot, issue)),
                CSV);
    }

    /** Counts the statements that the same parameters list, by each property. */
    TableResponse facets(Context context) {
        Issue issue = requested.of(context);
        StatementQuery query = query(issue, RequestParameters.ofIssue(context, FILTERS));
        Facets facets = index.read(snapshot -> Facets.of(snapshot, query));
        return new TableResponse(
                facets,
                () -> FACETS.write(Stream.concat(
                                facets.facets().stream()
                                        .flatMap(facet -> facet.values().stream()
                                                .map(each -> new FacetRow(facet.property(), each))),
                                facets.months().stream().map(each -> new FacetRow("month", each)))
                        .toList()));
    }

    /** Suggests how to go on with what somebody has typed. */
    List<Suggestions.Suggestion> suggestions(Context context) {
        Issue issue = requested.of(context);
        Optional<String> typed = RequestParameters.ofIssue(context, "q").words("q");
        return typed.map(words -> index.read(snapshot -> Suggestions.of(snapshot, issue, words)))
                .orElse(List.of());
    }

    private static StatementQuery query(Issue issue, RequestParameters parameters) {
        return new StatementQuery(
                issue.id(),
                parameters.words("q"),
                parameters.texts("side"),
                parameters.wholeTexts("actor"),
                parameters.claim(issue),
                parameters.choice("stance", Stance.values()).map(Stance::json),
                parameters.topic(issue),
                parameters.choices("kind", Statement.Kind.values()),
                new StatementQuery.Origins(
                        parameters.texts("tier"), parameters.texts("language"), parameters.wholeTexts("publisher")),
                parameters.flag("official"),
                parameters.flag("counted"),
                parameters.days(),
                parameters.text("document"),
                parameters.text("cluster"),
                parameters.flag("copies").orElse(false),
                parameters.choice("order", StatementQuery.Order.values()).orElse(StatementQuery.Order.DAY));
    }

    StatementView get(Context context) {
        Issue issue = requested.of(context);
        String id = context.pathParam("id");
        return index.read(snapshot -> StatementQuery.one(snapshot, issue.id(), id)
                        .map(item -> new StatementView(
                                SecondOpinion.addTo(List.of(item), snapshot, issue)
                                        .getFirst(),
                                item.carriers() == 1
                                        ? List.of()
                                        : StatementQuery.inCluster(
                                                        issue.id(),
                                                        item.statement().cluster())
                                                .page(snapshot, PageRequest.first(MAX_CARRIERS))
                                                .items(),
                                TranslationFinder.find(snapshot, item),
                                Neighbours.of(snapshot, item))))
                .orElseThrow(() -> Problem.notFound("there is no statement " + id + " on the issue " + issue.id()
                        + "; it may have been withdrawn"));
    }

    private static CsvTable.Cell<StatementItem> of(CsvTable.Cell<Statement> cell) {
        return item -> cell.of(item.statement());
    }

    private static String claims(Statement statement, Stance stance) {
        return statement.stances().stream()
                .filter(label -> label.stance() == stance)
                .map(Statement.StanceLabel::claim)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String label(Statement.Corrected corrected) {
        return corrected.field().json() + (corrected.subject() == null ? "" : ":" + corrected.subject());
    }

    private static <T> String joined(List<T> all, Function<T, String> text) {
        return all.stream().map(text).collect(Collectors.joining(" "));
    }
}
