package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.TalkingPointQuery;
import org.onrecord.events.TalkingPoint;

/** Serves talking points. */
record TalkingPointHandler(RequestedIssue requested, IndexReads index) {
    private static final CsvTable<TalkingPoint> CSV = new CsvTable<TalkingPoint>()
            .column("id", TalkingPoint::id)
            .column("side", point -> point.actor().side())
            .column("actor", point -> point.actor().key().orElse(null))
            .column("wording", TalkingPoint::wording)
            .column("declared", TalkingPoint::declared)
            .column("topics", point -> String.join(" ", point.topics()))
            .column("first", TalkingPoint::first)
            .column("last", TalkingPoint::last)
            .column("occasions", TalkingPoint::occasions)
            .column("spoke", TalkingPoint::spoke)
            .column("statements", TalkingPoint::statements)
            .column("state", point -> point.state().json())
            .column("silent", TalkingPoint::silent)
            .column("probability", TalkingPoint::probability)
            .column("statement", point -> lastUse(point, TalkingPoint.Use::statement))
            .column("document", point -> lastUse(point, TalkingPoint.Use::document));

    RowList<?> list(Context context) {
        RequestParameters parameters = RequestParameters.ofIssue(context, "actor side state page cursor size");
        TalkingPointQuery query = new TalkingPointQuery(
                requested.of(context).id(),
                parameters.text("actor"),
                parameters.text("side"),
                parameters.choice("state", TalkingPoint.State.values()).map(TalkingPoint.State::json));
        return new RowList<>(query::page, CSV);
    }

    TalkingPoint get(Context context) {
        String issue = requested.of(context).id();
        String id = context.pathParam("id");
        return index.read(snapshot -> TalkingPointQuery.one(snapshot, issue, id))
                .orElseThrow(() -> Problem.notFound("there is no talking point " + id
                        + "; the id comes from the earliest use, so an earlier use gives it another id:"
                        + " /api/v1/talking-points lists them"));
    }

    private static @Nullable String lastUse(TalkingPoint point, Function<TalkingPoint.Use, String> value) {
        return point.uses().isEmpty() ? null : value.apply(point.uses().getLast());
    }
}
