package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import org.onrecord.dashboard.api.request.ListFilters;
import org.onrecord.dashboard.api.request.RequestParameters;
import org.onrecord.dashboard.api.request.RequestedIssue;
import org.onrecord.dashboard.api.response.CsvTable;
import org.onrecord.dashboard.api.response.RowList;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.AlertItem;
import org.onrecord.dashboard.query.AlertQuery;
import org.onrecord.events.issue.Issue;

/** Serves alerts, standing and withdrawn. */
record AlertHandler(RequestedIssue requested, IndexReads index) {
    private static final CsvTable CSV = CsvTable.of("""
            id=alert.id kind=alert.kind day=alert.day title=alert.title why=alert.why series=alert.series topic
            words=alert.evidence.0.words statement=alert.evidence.0.statement document=alert.evidence.0.document
            received withdrawn withdrawn_reason=reason""");

    RowList<?> list(Context context) {
        Issue issue = requested.of(context);
        AlertQuery query = ListFilters.alerts(
                issue, RequestParameters.ofIssue(context, ListFilters.OF_ALERTS + " order page cursor size"));
        return new RowList<>(
                (snapshot, request) -> query.page(snapshot, request)
                        .with(items -> items.stream()
                                .map(item -> item.translated(snapshot, issue))
                                .toList()),
                CSV);
    }

    AlertItem get(Context context) {
        Issue issue = requested.of(context);
        String id = context.pathParam("id");
        return index.read(snapshot ->
                        AlertQuery.one(snapshot, issue.id(), id).map(item -> item.translated(snapshot, issue)))
                .orElseThrow(() -> Problem.notFound(
                        "there is no alert " + id + "; it may have been withdrawn more than 30 days ago"));
    }
}
