package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.AsOf;
import org.onrecord.dashboard.summary.PipelineStatus;
import org.onrecord.dashboard.summary.Positions;
import org.onrecord.dashboard.summary.SpeakerCount;
import org.onrecord.dashboard.summary.Timeline;
import org.onrecord.events.Trend;
import org.onrecord.events.issue.Issue;

/** Serves counts: the status of the pipeline, positions, timelines and speakers. */
record SummaryHandler(RequestedIssue requested, IndexReads index) {
    private static final CsvTable<SpeakerCount> SPEAKERS = new CsvTable<SpeakerCount>()
            .column("actor", SpeakerCount::actor)
            .column("name", SpeakerCount::name)
            .column("side", SpeakerCount::side)
            .column("tier", SpeakerCount::tier)
            .column("statements", SpeakerCount::statements);

    private static final CsvTable<Position> POSITIONS = new CsvTable<Position>()
            .column("claim", Position::claim)
            .column("side", row -> row.cell().side())
            .column("favor", row -> row.cell().favor())
            .column("against", row -> row.cell().against())
            .column("lean", row -> row.cell().lean().side().json())
            .column("lean_sure", row -> row.cell().lean().sure())
            .column("lean_favor", row -> row.cell().lean().favor())
            .column("lean_against", row -> row.cell().lean().against())
            .column("lean_share", row -> row.cell().lean().share())
            .column("lean_low", row -> row.cell().lean().low())
            .column("lean_high", row -> row.cell().lean().high())
            .column("newest_day", row -> row.cell().newest().day())
            .column("newest_speaker", row -> row.cell().newest().speaker())
            .column("newest_stance", row -> row.cell().newest().stance().json())
            .column("newest_words", row -> row.cell().newest().words())
            .column("newest_statement", row -> row.cell().newest().statement())
            .column("newest_document", row -> row.cell().newest().document())
            .column("waiting", Position::waiting)
            .column("surest_day", row -> row.cell().surest().day())
            .column("surest_speaker", row -> row.cell().surest().speaker())
            .column("surest_stance", row -> row.cell().surest().stance().json())
            .column("surest_score", row -> row.cell().surest().score())
            .column("surest_words", row -> row.cell().surest().words())
            .column("surest_statement", row -> row.cell().surest().statement())
            .column("surest_document", row -> row.cell().surest().document());

    private record Position(Positions.Row row, Positions.Cell cell) {
        String claim() {
            return row.claim();
        }

        int waiting() {
            return row.waiting().stream()
                    .filter(each -> each.side().equals(cell.side()))
                    .mapToInt(Positions.Waiting::statements)
                    .sum();
        }
    }

    /** A point, with the path that lists its statements. */
    record PointView(String period, int statements, int favor, int against, int carriers, String opens) {}

    record TimelineView(
            String subject,
            String holder,
            String bucket,
            List<PointView> points,
            List<String> gaps,
            @Nullable LocalDate asOf,
            @Nullable List<String> missing) {}

    PipelineStatus status(Context context) {
        String issue = requested.of(context).id();
        return index.read(snapshot -> PipelineStatus.of(snapshot, issue));
    }

    TableResponse speakers(Context context) {
        RequestParameters.ofIssue(context, "");
        String issue = requested.of(context).id();
        return TableResponse.ofRows(index.read(snapshot -> SpeakerCount.of(snapshot, issue)), SPEAKERS);
    }

    TableResponse positions(Context context) {
        RequestParameters.ofIssue(context, "");
        Issue issue = requested.of(context);
        Positions positions = index.read(snapshot -> Positions.of(snapshot, issue));
        return new TableResponse(
                positions,
                () -> POSITIONS.write(positions.claims().stream()
                        .flatMap(row -> row.cells().stream().map(cell -> new Position(row, cell)))
                        .toList()));
    }

    TableResponse timeline(Context context) {
        RequestParameters parameters = RequestParameters.ofIssue(context, "claim topic side actor bucket asOf");
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
        Optional<AsOf> asOf = parameters.asOf();
        Timeline timeline = index.read(snapshot -> Timeline.of(snapshot, issue.id(), subject, holder, bucket, asOf));
        String opens = context.path().replaceFirst("/timeline(\\.csv)?$", "/statements?counted=true")
                + (RequestedIssue.isInPath(context)
                        ? ""
                        : parameter(RequestedIssue.NAME, parameters.text(RequestedIssue.NAME)))
                + parameter("claim", claim) + parameter("topic", topic)
                + parameter("side", side) + parameter("actor", actor) + "&period=";
        List<PointView> points = timeline.points().stream()
                .map(point -> new PointView(
                        point.period(),
                        point.statements(),
                        point.favor(),
                        point.against(),
                        point.carriers(),
                        opens + point.period()))
                .toList();
        TimelineView view = new TimelineView(
                timeline.subject(),
                timeline.holder(),
                timeline.bucket().json(),
                points,
                timeline.gaps(),
                asOf.map(AsOf::day).orElse(null),
                asOf.map(day -> index.read(day::missing)).orElse(null));
        return new TableResponse(
                view,
                () -> new CsvTable<PointView>()
                        .column("subject", point -> view.subject())
                        .column("holder", point -> view.holder())
                        .column("bucket", point -> view.bucket())
                        .column("period", PointView::period)
                        .column("statements", PointView::statements)
                        .column("favor", PointView::favor)
                        .column("against", PointView::against)
                        .column("carriers", PointView::carriers)
                        .write(points));
    }

    private static String parameter(String name, Optional<String> value) {
        return value.map(each -> "&" + name + "=" + URLEncoder.encode(each, StandardCharsets.UTF_8))
                .orElse("");
    }
}
