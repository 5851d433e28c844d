package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.onrecord.dashboard.api.request.RequestParameters;
import org.onrecord.dashboard.api.request.RequestedIssue;
import org.onrecord.dashboard.api.response.CsvTable;
import org.onrecord.dashboard.api.response.TableResponse;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.SideCount;
import org.onrecord.dashboard.summary.PipelineStatus;
import org.onrecord.dashboard.summary.Positions;
import org.onrecord.dashboard.summary.SpeakerCount;
import org.onrecord.dashboard.summary.Timeline;
import org.onrecord.events.Trend;
import org.onrecord.events.issue.Issue;

/** Serves counts: the status of the pipeline, positions, timelines and speakers. */
record SummaryHandler(RequestedIssue requested, IndexReads index) {
    private static final CsvTable SPEAKERS = CsvTable.of("actor name side tier statements");

    private static final CsvTable POSITIONS = CsvTable.of("""
            claim side=cell.side favor=cell.favor against=cell.against lean=cell.lean.side lean_sure=cell.lean.sure
            lean_favor=cell.lean.favor lean_against=cell.lean.against lean_share=cell.lean.share lean_low=cell.lean.low
            lean_high=cell.lean.high newest_day=cell.newest.day newest_speaker=cell.newest.speaker
            newest_stance=cell.newest.stance newest_words=cell.newest.words newest_statement=cell.newest.statement
            newest_document=cell.newest.document waiting surest_day=cell.surest.day surest_speaker=cell.surest.speaker
            surest_stance=cell.surest.stance surest_score=cell.surest.score surest_words=cell.surest.words
            surest_statement=cell.surest.statement surest_document=cell.surest.document""");

    private static final CsvTable TIMELINE = CsvTable.of("""
            subject holder bucket period=points[].period statements=points[].statements
            favor=points[].favor against=points[].against carriers=points[].carriers""");

    private record Position(String claim, Positions.Cell cell, int waiting) {
        static Position of(Positions.Row row, Positions.Cell cell) {
            return new Position(
                    row.claim(),
                    cell,
                    row.waiting().stream()
                            .filter(each -> each.side().equals(cell.side()))
                            .mapToInt(SideCount::statements)
                            .sum());
        }
    }

    PipelineStatus status(Context context) {
        String issue = requested.of(context).id();
        return index.read(snapshot -> PipelineStatus.of(snapshot, issue));
    }

    TableResponse speakers(Context context) {
        RequestParameters.ofIssue(context, "");
        String issue = requested.of(context).id();
        return new TableResponse(index.read(snapshot -> SpeakerCount.of(snapshot, issue)), SPEAKERS);
    }

    TableResponse positions(Context context) {
        RequestParameters.ofIssue(context, "");
        Issue issue = requested.of(context);
        Positions positions = index.read(snapshot -> Positions.of(snapshot, issue));
        return new TableResponse(
                positions,
                positions.claims().stream()
                        .flatMap(row -> row.cells().stream().map(cell -> Position.of(row, cell)))
                        .toList(),
                POSITIONS);
    }

    TableResponse timeline(Context context) {
        RequestParameters parameters = RequestParameters.ofIssue(context, "claim topic side actor bucket");
        Issue issue = requested.of(context);
        Optional<String> claim = parameters.claim(issue);
        Optional<String> topic = parameters.topic(issue);
        Optional<String> side = parameters.text("side");
        Optional<String> actor = parameters.text("actor");
        if (claim.isPresent() && topic.isPresent()) {
            throw Problem.badRequest("give either claim or topic");
        }
        if (side.isPresent() && actor.isPresent()) {
            throw Problem.badRequest("give either side or actor");
        }
        Trend.Bucket bucket = parameters.choice("bucket", Trend.Bucket.values()).orElse(Trend.Bucket.MONTH);
        Trend.Subject subject = claim.map(id -> new Trend.Subject(Trend.Subject.Kind.CLAIM, id))
                .or(() -> topic.map(id -> new Trend.Subject(Trend.Subject.Kind.TOPIC, id)))
                .orElse(Trend.Subject.ALL);
        Optional<Trend.Holder> holder = side.map(id -> new Trend.Holder(Trend.Holder.Kind.SIDE, id))
                .or(() -> actor.map(id -> new Trend.Holder(Trend.Holder.Kind.ACTOR, id)));
        Timeline timeline = index.read(snapshot -> Timeline.of(snapshot, issue.id(), subject, holder, bucket));
        String opens = context.path().replaceFirst("/timeline(\\.csv)?$", "/statements?counted=true")
                + (RequestedIssue.isInPath(context)
                        ? ""
                        : parameter(RequestedIssue.NAME, parameters.text(RequestedIssue.NAME)))
                + parameter("claim", claim) + parameter("topic", topic)
                + parameter("side", side) + parameter("actor", actor) + "&period=";
        return new TableResponse(timeline.opening(opens), TIMELINE);
    }

    private static String parameter(String name, Optional<String> value) {
        return value.map(each -> "&" + name + "=" + URLEncoder.encode(each, StandardCharsets.UTF_8))
                .orElse("");
    }
}
