package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import org.onrecord.dashboard.api.request.RequestParameters;
import org.onrecord.dashboard.api.response.CsvTable;
import org.onrecord.dashboard.api.response.RowList;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.SourceQuery;
import org.onrecord.events.SourceState;

record SourceHandler(IndexReads index) {
    private static final CsvTable CSV = CsvTable.of("""
            id publisher side kind health reason since last_attempt=lastAttempt last_success=lastSuccess
            last_new=lastNew failures items due interval_seconds=intervalSeconds address moved""");

    RowList<?> list(Context context) {
        RequestParameters parameters = RequestParameters.of(context, "health side kind page cursor size");
        SourceQuery query = new SourceQuery(
                parameters.choices("health", SourceState.Health.values()),
                parameters.texts("side"),
                parameters.texts("kind"));
        return new RowList<>(query::page, CSV);
    }

    SourceState get(Context context) {
        String id = context.pathParam("id");
        return index.read(snapshot -> SourceQuery.one(snapshot, id))
                .orElseThrow(() -> Problem.notFound("there is no source " + id + "; /api/v1/sources lists them"));
    }
}
