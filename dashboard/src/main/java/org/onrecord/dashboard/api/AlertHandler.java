package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.onrecord.dashboard.api.request.ListFilters;
import org.onrecord.dashboard.api.request.RequestParameters;
import org.onrecord.dashboard.api.request.RequestedIssue;
import org.onrecord.dashboard.api.response.CsvTable;
import org.onrecord.dashboard.api.response.RowList;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.AlertItem;
import org.onrecord.dashboard.query.AlertQuery;
import org.onrecord.dashboard.query.AsOf;

/** Serves alerts, standing and withdrawn. */
record AlertHandler(RequestedIssue requested, IndexReads index) {
    private static final CsvTable CSV = CsvTable.of("""
            id=alert.id kind=alert.kind day=alert.day title=alert.title why=alert.why series=alert.series topic
            words=alert.evidence.0.words statement=alert.evidence.0.statement document=alert.evidence.0.document
            received withdrawn withdrawn_reason=reason""");

    RowList<?> list(Context context) {
        AlertQuery query = ListFilters.alerts(
                requested.of(context),
                RequestParameters.ofIssue(context, ListFilters.OF_ALERTS + " order page cursor size"));
        return new RowList<>(query::page, CSV, () -> asOf(query.asOf()));
    }

    /** Returns the day as of which alerts are listed, with what the index cannot tell about it. */
    private Map<String, Object> asOf(Optional<AsOf> asOf) {
        Map<String, Object> fields = new LinkedHashMap<>();
        asOf.ifPresent(day -> {
            fields.put("asOf", day.day());
            fields.put("missing", index.read(day::limitations));
        });
        return fields;
    }

    AlertItem get(Context context) {
        String issue = requested.of(context).id();
        String id = context.pathParam("id");
        return index.read(snapshot -> AlertQuery.one(snapshot, issue, id))
                .orElseThrow(() -> Problem.notFound(
                        "there is no alert " + id + "; it may have been withdrawn more than 30 days ago"));
    }
}
