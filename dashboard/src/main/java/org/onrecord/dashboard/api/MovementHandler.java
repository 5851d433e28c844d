package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.onrecord.dashboard.api.request.RequestParameters;
import org.onrecord.dashboard.api.request.RequestedIssue;
import org.onrecord.dashboard.api.response.CsvTable;
import org.onrecord.dashboard.api.response.TableResponse;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.DocumentVersions;
import org.onrecord.dashboard.summary.ActorProfile;
import org.onrecord.dashboard.summary.ClaimMovement;
import org.onrecord.dashboard.summary.ComparedWording;
import org.onrecord.dashboard.summary.SeriesKey;
import org.onrecord.events.EventJson;
import org.onrecord.events.Trend;
import org.onrecord.events.issue.Issue;

/** Serves what shows movement: the stances on a claim over time, the profile of an actor, and two wordings side by side. */
record MovementHandler(RequestedIssue requested, IndexReads index) {
    private static final int MOST_SERIES = 6;

    private static final CsvTable POSITIONS = CsvTable.of("""
            claim=positions[].claim side=positions[].cell.side
            favor=positions[].cell.favor against=positions[].cell.against
            lean=positions[].cell.lean.side lean_share=positions[].cell.lean.share
            lean_low=positions[].cell.lean.low lean_high=positions[].cell.lean.high
            newest_day=positions[].cell.newest.day newest_statement=positions[].cell.newest.statement
            newest_words=positions[].cell.newest.words""");

    private static final CsvTable WORDINGS =
            CsvTable.of("of day speaker role language words publisher title statement document url version fetched");

    private static final CsvTable STEPS = CsvTable.of("""
            claim series=series[].key bucket period=series[].steps[].period
            favor=series[].steps[].favor against=series[].steps[].against
            near_favor=series[].steps[].near.favor near_against=series[].steps[].near.against
            share=series[].steps[].near.share low=series[].steps[].near.low high=series[].steps[].near.high""")
            .with(
                    "series",
                    "series[].key",
                    key -> EventJson.mapper().treeToValue(key, SeriesKey.class).text());

    TableResponse claim(Context context) {
        Issue issue = requested.of(context);
        RequestParameters parameters = RequestParameters.ofIssue(context, "series bucket from to");
        String id = context.pathParam("claim");
        Issue.Claim claim = issue.claim(id)
                .orElseThrow(() -> Problem.notFound("the issue " + issue.id() + " has no claim " + id
                        + "; /api/v1/issues/" + issue.id() + " lists its claims"));
        Trend.Bucket bucket = parameters.choice("bucket", Trend.Bucket.values()).orElse(Trend.Bucket.MONTH);
        Optional<LocalDate> from = parameters.days().from();
        Optional<LocalDate> to = parameters.days().to();
        List<SeriesKey> series = parameters.wholeTexts("series").stream()
                .map(text -> SeriesKey.parse(text)
                        .orElseThrow(() -> Problem.badRequest("series must be side:SIDE or actor:KEY, with a"
                                + " language or days of its own such as side:CN#zh@2023-01-01..2023-12-31, not \""
                                + text + "\"")))
                .toList();
        if (series.size() > MOST_SERIES) {
            throw Problem.badRequest("at most " + MOST_SERIES + " series can be asked for at once");
        }
        ClaimMovement movement =
                index.read(snapshot -> ClaimMovement.of(snapshot, issue, claim, series, bucket, from, to));
        return new TableResponse(movement, STEPS);
    }

    TableResponse actor(Context context) {
        Issue issue = requested.of(context);
        RequestParameters.ofIssue(context, "");
        String key = context.pathParam("actor");
        ActorProfile profile = index.read(snapshot -> ActorProfile.of(snapshot, issue, key))
                .orElseThrow(() -> Problem.notFound("there is no actor " + key + " on the issue " + issue.id()
                        + "; /api/v1/issues/" + issue.id() + "/speakers lists those who spoke"));
        return new TableResponse(profile, POSITIONS);
    }

    TableResponse comparison(Context context) {
        String issue = requested.of(context).id();
        RequestParameters parameters = RequestParameters.ofIssue(context, "left right");
        ComparedWording.Pair pair =
                new ComparedWording.Pair(wording(parameters, issue, "left"), wording(parameters, issue, "right"));
        return new TableResponse(pair, List.of(pair.left(), pair.right()), WORDINGS);
    }

    private ComparedWording wording(RequestParameters parameters, String issue, String side) {
        String name = parameters
                .text(side)
                .filter(ComparedWording::isName)
                .orElseThrow(
                        () -> Problem.badRequest(side + " must be statement:ID, document:ID, document:ID@VERSION or"
                                + " talking-point:ID/STATEMENT"));
        return index.read(snapshot -> ComparedWording.find(snapshot, issue, name))
                .orElseThrow(() -> Problem.notFound(ComparedWording.version(name)
                        .map(this::whyNotThere)
                        .orElse("there is nothing at " + side + " named " + name + "; it may have been withdrawn")));
    }

    /** Returns why the text of a version cannot be shown, and where else it may be. */
    private String whyNotThere(ComparedWording.NamedVersion named) {
        String path = "/api/v1/documents/" + named.document();
        return index.read(snapshot -> DocumentVersions.one(snapshot, named.document(), named.version()))
                .map(version -> "the document " + named.document()
                        + " was withdrawn, and with it the text of its version "
                        + named.version()
                        + (version.capture() == null
                                ? ", which has no capture"
                                : "; " + path + "/capture?version=" + named.version() + " sends it as it was fetched"))
                .orElse("the index has no version " + named.version() + " of the document " + named.document() + "; "
                        + path + "/versions lists those that it read from the topic. What was fetched earlier is in the"
                        + " captures folder");
    }
}
