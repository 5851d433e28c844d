package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.dashboard.api.request.ListFilters;
import org.onrecord.dashboard.api.request.RequestParameters;
import org.onrecord.dashboard.api.request.RequestedIssue;
import org.onrecord.dashboard.api.response.CsvTable;
import org.onrecord.dashboard.api.response.RowList;
import org.onrecord.dashboard.api.response.TableResponse;
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
import org.onrecord.events.issue.Issue;
import tools.jackson.databind.JsonNode;

record StatementHandler(RequestedIssue requested, IndexReads index) {
    private static final int MAX_CARRIERS = 100;

    private static final CsvTable CSV = CsvTable.of("""
            id=statement.id day=statement.day side=statement.actor.side speaker=statement.speaker.name actor
            role=statement.speaker.role organisation=statement.speaker.organisation tier=statement.actor.tier
            official=statement.actor.official counted kind=statement.kind favor against topics=statement.topics.*.topic
            language quote=statement.quote carriers document=statement.document.id publisher=statement.document.publisher
            title=statement.document.title url=statement.document.url start=statement.span.start end=statement.span.end
            model=statement.model occasion=statement.occasion corrected""")
            .with("actor", "statement.actor", CsvTable::actorKey)
            .with("favor", "statement.stances", stances -> claims(stances, Stance.FAVOR))
            .with("against", "statement.stances", stances -> claims(stances, Stance.AGAINST))
            .with("corrected", "statement.corrected", StatementHandler::corrected);

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

    private static final CsvTable FACETS =
            CsvTable.of("property value=value.value name=value.name statements=value.statements");

    private record FacetRow(String property, Facets.Value value) {}

    RowList<?> list(Context context) {
        Issue issue = requested.of(context);
        StatementQuery query = ListFilters.statements(
                issue, RequestParameters.ofIssue(context, ListFilters.OF_STATEMENTS + " order page cursor size"));
        return new RowList<>(
                (snapshot, request) ->
                        query.page(snapshot, request).with(items -> SecondOpinion.addTo(items, snapshot, issue)),
                CSV);
    }

    /** Counts the statements that the same parameters list, by each property. */
    TableResponse facets(Context context) {
        Issue issue = requested.of(context);
        StatementQuery query =
                ListFilters.statements(issue, RequestParameters.ofIssue(context, ListFilters.OF_STATEMENTS));
        Facets facets = index.read(snapshot -> Facets.of(snapshot, query));
        return new TableResponse(
                facets,
                Stream.concat(
                                facets.facets().stream()
                                        .flatMap(facet -> facet.values().stream()
                                                .map(each -> new FacetRow(facet.property(), each))),
                                facets.months().stream().map(each -> new FacetRow("month", each)))
                        .toList(),
                FACETS);
    }

    /** Suggests how to go on with what somebody has typed. */
    List<Suggestions.Suggestion> suggestions(Context context) {
        Issue issue = requested.of(context);
        Optional<String> typed = RequestParameters.ofIssue(context, "q").words("q");
        return typed.map(words -> index.read(snapshot -> Suggestions.of(snapshot, issue, words)))
                .orElse(List.of());
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

    private static String claims(JsonNode stances, Stance stance) {
        return stances.valueStream()
                .filter(label -> label.path("stance").asString().equals(stance.json()))
                .map(label -> label.path("claim").asString())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String corrected(JsonNode labels) {
        return labels.valueStream()
                .map(label -> label.path("field").asString()
                        + (label.has("subject") ? ":" + label.path("subject").asString() : ""))
                .collect(Collectors.joining(" "));
    }
}
