package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.AsOf;
import org.onrecord.dashboard.query.DocumentVersions;
import org.onrecord.dashboard.summary.ActorProfile;
import org.onrecord.dashboard.summary.ClaimMovement;
import org.onrecord.dashboard.summary.SeriesKey;
import org.onrecord.dashboard.summary.Wording;
import org.onrecord.events.Trend;
import org.onrecord.events.issue.Issue;

/** Serves what shows movement: the stances on a claim over time, the profile of an actor, and two wordings side by side. */
record MovementHandler(RequestedIssue requested, IndexReads index) {
    private static final int MOST_SERIES = 6;

    private record Row(ClaimMovement.Series series, ClaimMovement.Step step) {}

    private static final CsvTable<ActorProfile.Position> POSITIONS = new CsvTable<ActorProfile.Position>()
            .column("claim", ActorProfile.Position::claim)
            .column("side", row -> row.cell().side())
            .column("favor", row -> row.cell().favor())
            .column("against", row -> row.cell().against())
            .column("lean", row -> row.cell().lean().side().json())
            .column("lean_share", row -> row.cell().lean().share())
            .column("lean_low", row -> row.cell().lean().low())
            .column("lean_high", row -> row.cell().lean().high())
            .column("newest_day", row -> row.cell().newest().day())
            .column("newest_statement", row -> row.cell().newest().statement())
            .column("newest_words", row -> row.cell().newest().words());

    private static final CsvTable<Wording> WORDINGS = new CsvTable<Wording>()
            .column("of", Wording::of)
            .column("day", Wording::day)
            .column("speaker", Wording::speaker)
            .column("role", Wording::role)
            .column("language", Wording::language)
            .column("words", Wording::words)
            .column("publisher", Wording::publisher)
            .column("title", Wording::title)
            .column("statement", Wording::statement)
            .column("document", Wording::document)
            .column("url", Wording::url)
            .column("version", Wording::version)
            .column("fetched", Wording::fetched);

    TableResponse claim(Context context) {
        Issue issue = requested.of(context);
        RequestParameters parameters = RequestParameters.ofIssue(context, "series bucket from to asOf");
        String id = context.pathParam("claim");
        Issue.Claim claim = issue.claim(id)
                .orElseThrow(() -> Problem.notFound("the issue " + issue.id() + " has no claim " + id
                        + "; /api/v1/issues/" + issue.id() + " lists its claims"));
        Trend.Bucket bucket = parameters.choice("bucket", Trend.Bucket.values()).orElse(Trend.Bucket.MONTH);
        Optional<LocalDate> from = parameters.days().from();
        Optional<LocalDate> to = parameters.days().to();
        Optional<AsOf> asOf = parameters.asOf();
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
                index.read(snapshot -> ClaimMovement.of(snapshot, issue, claim, series, bucket, from, to, asOf));
        return new TableResponse(
                movement,
                () -> new CsvTable<Row>()
                        .column("claim", row -> movement.claim())
                        .column("series", row -> row.series.key().text())
                        .column("bucket", row -> bucket.json())
                        .column("period", row -> row.step.period())
                        .column("favor", row -> row.step.favor())
                        .column("against", row -> row.step.against())
                        .column("near_favor", row -> row.step.near().favor())
                        .column("near_against", row -> row.step.near().against())
                        .column("share", row -> row.step.near().share())
                        .column("low", row -> row.step.near().low())
                        .column("high", row -> row.step.near().high())
                        .write(movement.series().stream()
                                .flatMap(each -> each.steps().stream().map(step -> new Row(each, step)))
                                .toList()));
    }

    TableResponse actor(Context context) {
        Issue issue = requested.of(context);
        RequestParameters.ofIssue(context, "");
        String key = context.pathParam("actor");
        ActorProfile profile = index.read(snapshot -> ActorProfile.of(snapshot, issue, key))
                .orElseThrow(() -> Problem.notFound("there is no actor " + key + " on the issue " + issue.id()
                        + "; /api/v1/issues/" + issue.id() + "/speakers lists those who spoke"));
        return new TableResponse(profile, () -> POSITIONS.write(profile.positions()));
    }

    TableResponse comparison(Context context) {
        String issue = requested.of(context).id();
        RequestParameters parameters = RequestParameters.ofIssue(context, "left right");
        Wording.Pair pair = new Wording.Pair(wording(parameters, issue, "left"), wording(parameters, issue, "right"));
        return new TableResponse(pair, () -> WORDINGS.write(List.of(pair.left(), pair.right())));
    }

    private Wording wording(RequestParameters parameters, String issue, String side) {
        String name = parameters
                .text(side)
                .filter(Wording::isName)
                .orElseThrow(
                        () -> Problem.badRequest(side + " must be statement:ID, document:ID, document:ID@VERSION or"
                                + " talking-point:ID/STATEMENT"));
        return index.read(snapshot -> Wording.find(snapshot, issue, name))
                .orElseThrow(() -> Problem.notFound(Wording.version(name)
                        .map(this::whyNotThere)
                        .orElse("there is nothing at " + side + " named " + name + "; it may have been withdrawn")));
    }

    /** Returns why the text of a version cannot be shown, and where else it may be. */
    private String whyNotThere(Wording.NamedVersion named) {
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
