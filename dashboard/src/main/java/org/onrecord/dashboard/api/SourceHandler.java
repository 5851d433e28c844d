package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.SourceQuery;
import org.onrecord.events.SourceState;

/** Serves sources and their health. */
record SourceHandler(IndexReads index) {
    private static final CsvTable<SourceState> CSV = new CsvTable<SourceState>()
            .column("id", SourceState::id)
            .column("publisher", SourceState::publisher)
            .column("side", SourceState::side)
            .column("kind", SourceState::kind)
            .column("health", source -> source.health().json())
            .column("reason", SourceState::reason)
            .column("since", SourceState::since)
            .column("last_attempt", state -> state.visits().lastAttempt())
            .column("last_success", state -> state.visits().lastSuccess())
            .column("last_new", state -> state.visits().lastNew())
            .column("failures", state -> state.visits().failures())
            .column("items", SourceState::items)
            .column("due", state -> state.visits().due())
            .column("interval_seconds", SourceState::intervalSeconds)
            .column("address", SourceState::address)
            .column("moved", SourceState::moved);

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
