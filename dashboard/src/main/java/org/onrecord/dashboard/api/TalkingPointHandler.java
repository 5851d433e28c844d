package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import org.onrecord.dashboard.api.request.ListFilters;
import org.onrecord.dashboard.api.request.RequestParameters;
import org.onrecord.dashboard.api.request.RequestedIssue;
import org.onrecord.dashboard.api.response.CsvTable;
import org.onrecord.dashboard.api.response.RowList;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.EntryList;
import org.onrecord.dashboard.query.EventLists;
import org.onrecord.events.TalkingPoint;

record TalkingPointHandler(RequestedIssue requested, IndexReads index) {
    private static final CsvTable CSV = CsvTable.of("""
            id side=actor.side actor wording declared topics=topics.* first last occasions spoke statements
            state silent probability statement=uses.-1.statement document=uses.-1.document""").with("actor", "actor", CsvTable::actorKey);

    RowList<?> list(Context context) {
        EntryList<TalkingPoint> list = ListFilters.talkingPoints(
                requested.of(context),
                RequestParameters.ofIssue(context, ListFilters.OF_TALKING_POINTS + " page cursor size"));
        return new RowList<>(list::page, CSV);
    }

    TalkingPoint get(Context context) {
        String issue = requested.of(context).id();
        String id = context.pathParam("id");
        return index.read(snapshot -> EventLists.talkingPoint(snapshot, issue, id))
                .orElseThrow(() -> Problem.notFound("there is no talking point " + id
                        + "; the id comes from the earliest use, so an earlier use gives it another id:"
                        + " /api/v1/talking-points lists them"));
    }
}
