package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.AlertItem;
import org.onrecord.dashboard.index.AlertQuery;
import org.onrecord.dashboard.index.AsOf;
import org.onrecord.dashboard.index.Page;
import org.onrecord.dashboard.index.Positions;
import org.onrecord.dashboard.index.Reading;
import org.onrecord.dashboard.index.RecordIndex;
import org.onrecord.dashboard.index.SecondOpinion;
import org.onrecord.dashboard.index.Sources;
import org.onrecord.dashboard.index.Speakers;
import org.onrecord.dashboard.index.StatementItem;
import org.onrecord.dashboard.index.StatementQuery;
import org.onrecord.dashboard.index.Strip;
import org.onrecord.dashboard.index.Timeline;
import org.onrecord.dashboard.index.Translations;
import org.onrecord.dashboard.index.Versions;
import org.onrecord.events.Alert;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.Outcome;
import org.onrecord.events.SourceState;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Trend;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.topic.Topics;

/** What is answered to each question: one query, whatever form the answer takes. */
final class Answers {
    private final Supplier<Issue> issues;
    private final RecordIndex index;

    Answers(Supplier<Issue> issues, RecordIndex index) {
        this.issues = issues;
        this.index = index;
    }

    /**
     * Rows, and the same rows as CSV.
     *
     * @param rows as JSON
     */
    record Table(Object rows, Supplier<Csv> csv) {}

    record ClaimAnswer(String id, String text, String label) {}

    record TopicAnswer(String id, String label, String description) {}

    record ActorAnswer(
            String id, String name, String kind, @Nullable String organisation, String side, int tier) {}

    record IssueAnswer(
            String id,
            String title,
            String description,
            List<String> languages,
            List<ClaimAnswer> claims,
            List<TopicAnswer> topics,
            List<ActorAnswer> actors) {}

    record DocumentAnswer(Document document, @Nullable Outcome outcome, List<StatementItem> statements) {}

    record StatementAnswer(StatementItem item, List<StatementItem> carriers, List<StatementItem> translations) {}

    record AlertAnswer(
            Alert alert,
            String topic,
            @Nullable Instant withdrawn,
            @Nullable String reason) {}

    /** A page of alerts as of a day, with what of that day cannot be told. */
    record AlertsAsOf(int total, int page, int size, List<AlertAnswer> items, LocalDate asOf, List<String> missing) {}

    record Point(String period, int statements, int favor, int against, int carriers, String opens) {}

    record TimelineAnswer(
            String subject,
            String holder,
            String bucket,
            List<Point> points,
            List<String> gaps,
            @Nullable LocalDate asOf,
            @Nullable List<String> missing) {}

    static boolean wantsCsv(Context context) {
        return Optional.ofNullable(context.header("Accept"))
                .filter(accept -> accept.toLowerCase(Locale.ROOT).contains("text/csv"))
                .isPresent();
    }

    static boolean csv(Context context) {
        return context.path().endsWith(".csv") || wantsCsv(context);
    }

    IssueAnswer issue() {
        Issue issue = issues.get();
        return new IssueAnswer(
                issue.id(),
                issue.title(),
                issue.description(),
                issue.languages(),
                issue.claims().stream()
                        .map(claim -> new ClaimAnswer(claim.id(), claim.text(), claim.label()))
                        .toList(),
                issue.topics().stream()
                        .map(topic -> new TopicAnswer(topic.id(), topic.label(), topic.description()))
                        .toList(),
                issue.actors().stream()
                        .map(actor -> new ActorAnswer(
                                actor.id(),
                                actor.name(),
                                Query.json(actor.kind()),
                                actor.organisation(),
                                actor.side(),
                                actor.tier()))
                        .toList());
    }

    Strip status() {
        return index.read(Strip::of);
    }

    Table positions(Context context) {
        Query.of(context, Set.of());
        Positions positions = index.read(reading -> Positions.of(reading, issues.get()));
        return new Table(positions, () -> {
            Csv csv = new Csv(
                    "claim",
                    "side",
                    "favor",
                    "against",
                    "newest_day",
                    "newest_speaker",
                    "newest_stance",
                    "newest_words",
                    "newest_statement",
                    "newest_document");
            positions
                    .claims()
                    .forEach(row -> row.cells()
                            .forEach(cell -> csv.add(
                                    row.claim(),
                                    cell.side(),
                                    cell.favor(),
                                    cell.against(),
                                    cell.newest().day(),
                                    cell.newest().speaker(),
                                    cell.newest().stance().json(),
                                    cell.newest().words(),
                                    cell.newest().statement(),
                                    cell.newest().document())));
            return csv;
        });
    }

    Table timeline(Context context) {
        Query query = Query.of(context, Set.of("claim", "topic", "side", "actor", "bucket", "asOf"));
        Optional<String> claim = query.text("claim").map(this::knownClaim);
        Optional<String> topic = query.text("topic").map(this::knownTopic);
        Optional<String> side = query.text("side");
        Optional<String> actor = query.text("actor");
        if (claim.isPresent() && topic.isPresent()) {
            throw Problem.badRequest("give either claim or topic");
        }
        if (side.isPresent() && actor.isPresent()) {
            throw Problem.badRequest("give either side or actor");
        }
        Trend.Bucket bucket = query.choice("bucket", Trend.Bucket.values()).orElse(Trend.Bucket.MONTH);
        Trend.Subject subject = claim.map(id -> new Trend.Subject(Trend.Subject.Kind.CLAIM, id))
                .or(() -> topic.map(id -> new Trend.Subject(Trend.Subject.Kind.TOPIC, id)))
                .orElse(Trend.Subject.ALL);
        Optional<Trend.Holder> holder = side.map(id -> new Trend.Holder(Trend.Holder.Kind.SIDE, id))
                .or(() -> actor.map(id -> new Trend.Holder(Trend.Holder.Kind.ACTOR, id)));
        Optional<AsOf> asOf = query.asOf();
        Timeline timeline = index.read(reading -> asOf.map(day -> Timeline.asOf(reading, subject, holder, bucket, day))
                .orElseGet(() -> Timeline.of(reading, subject, holder, bucket)));
        String opens = "/api/v1/statements?counted=true" + parameter("claim", claim) + parameter("topic", topic)
                + parameter("side", side) + parameter("actor", actor) + "&period=";
        List<Point> points = timeline.points().stream()
                .map(point -> new Point(
                        point.period(),
                        point.statements(),
                        point.favor(),
                        point.against(),
                        point.carriers(),
                        opens + point.period()))
                .toList();
        TimelineAnswer answer = new TimelineAnswer(
                timeline.subject(),
                timeline.holder(),
                timeline.bucket().json(),
                points,
                timeline.gaps(),
                asOf.map(AsOf::day).orElse(null),
                asOf.map(day -> index.read(day::missing)).orElse(null));
        return new Table(answer, () -> {
            Csv csv = new Csv("subject", "holder", "bucket", "period", "statements", "favor", "against", "carriers");
            points.forEach(point -> csv.add(
                    answer.subject(),
                    answer.holder(),
                    answer.bucket(),
                    point.period(),
                    point.statements(),
                    point.favor(),
                    point.against(),
                    point.carriers()));
            return csv;
        });
    }

    Table speakers(Context context) {
        Query.of(context, Set.of());
        List<Speakers.Speaker> speakers = index.read(Speakers::of);
        return new Table(speakers, () -> {
            Csv csv = new Csv("actor", "name", "side", "tier", "statements");
            speakers.forEach(each -> csv.add(each.actor(), each.name(), each.side(), each.tier(), each.statements()));
            return csv;
        });
    }

    Table statements(Context context) {
        Query query = Query.of(
                context,
                Set.of(
                        "q",
                        "side",
                        "actor",
                        "claim",
                        "stance",
                        "topic",
                        "kind",
                        "official",
                        "counted",
                        "from",
                        "to",
                        "period",
                        "document",
                        "cluster",
                        "copies",
                        "order",
                        "page",
                        "size"));
        StatementQuery statements = new StatementQuery(
                query.text("q"),
                query.texts("side"),
                query.wholeTexts("actor"),
                query.text("claim").map(this::knownClaim),
                query.choice("stance", Stance.values()).map(Stance::json),
                query.text("topic").map(this::knownTopic),
                query.choices("kind", Statement.Kind.values()),
                query.flag("official"),
                query.flag("counted"),
                query.days(),
                query.text("document"),
                query.text("cluster"),
                query.flag("copies").orElse(false),
                query.choice("order", StatementQuery.Order.values()).orElse(StatementQuery.Order.DAY));
        Page.Wanted wanted = query.page(csv(context));
        Page<StatementItem> page = index.read(reading -> withOpinions(reading, statements.page(reading, wanted)));
        return new Table(page, () -> csv(page));
    }

    private Page<StatementItem> withOpinions(Reading reading, Page<StatementItem> page) {
        return new Page<>(
                page.total(), page.page(), page.size(), SecondOpinion.beside(reading, issues.get(), page.items()));
    }

    private static Csv csv(Page<StatementItem> page) {
        Csv csv = new Csv(
                "id",
                "day",
                "side",
                "speaker",
                "actor",
                "role",
                "organisation",
                "tier",
                "official",
                "counted",
                "kind",
                "favor",
                "against",
                "topics",
                "language",
                "quote",
                "carriers",
                "document",
                "publisher",
                "title",
                "url",
                "start",
                "end",
                "model",
                "occasion",
                "corrected");
        for (StatementItem item : page.items()) {
            Statement statement = item.statement();
            csv.add(
                    statement.id(),
                    statement.day(),
                    statement.actor().side(),
                    statement.speaker().name(),
                    statement.actor().key().orElse(null),
                    statement.speaker().role(),
                    statement.speaker().organisation(),
                    statement.actor().tier(),
                    statement.actor().official(),
                    item.counted(),
                    statement.kind().json(),
                    claims(statement, Stance.FAVOR),
                    claims(statement, Stance.AGAINST),
                    statement.topics().stream().map(Statement.TopicLabel::topic).collect(Collectors.joining(" ")),
                    item.language(),
                    statement.quote(),
                    item.carriers(),
                    statement.document().id(),
                    statement.document().publisher(),
                    statement.document().title(),
                    statement.document().url(),
                    statement.span().start(),
                    statement.span().end(),
                    statement.model(),
                    statement.occasion(),
                    corrected(statement));
        }
        return csv;
    }

    private static String claims(Statement statement, Stance stance) {
        return statement.stances().stream()
                .filter(label -> label.stance() == stance)
                .map(Statement.StanceLabel::claim)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String corrected(Statement statement) {
        return statement.corrected().stream()
                .map(each -> each.field().json() + (each.subject() == null ? "" : ":" + each.subject()))
                .collect(Collectors.joining(" "));
    }

    StatementAnswer statement(String id) {
        return index.read(reading -> StatementQuery.one(reading, id).map(item -> {
                    String cluster = item.statement().cluster();
                    List<StatementItem> carriers = item.carriers() == 1
                            ? List.of()
                            : StatementQuery.inCluster(cluster)
                                    .page(reading, Page.Wanted.first(100))
                                    .items();
                    return new StatementAnswer(
                            SecondOpinion.beside(reading, issues.get(), List.of(item))
                                    .getFirst(),
                            carriers,
                            Translations.of(reading, item));
                }))
                .orElseThrow(() -> Problem.notFound("there is no statement " + id + "; it may have been withdrawn"));
    }

    DocumentAnswer document(String id) {
        return index.read(reading -> reading.document(id)
                        .map(document -> new DocumentAnswer(
                                document,
                                Strip.outcome(reading, id).orElse(null),
                                withOpinions(
                                                reading,
                                                StatementQuery.inDocument(id).page(reading, Page.Wanted.first(5000)))
                                        .items()
                                        .stream()
                                        .sorted(Comparator.comparingInt(
                                                item -> item.statement().span().start()))
                                        .toList())))
                .orElseThrow(() -> noDocument(id));
    }

    Table versions(Context context) {
        Query.of(context, Set.of());
        String id = context.pathParam("id");
        List<Versions.Version> versions = index.read(reading -> Versions.of(reading, id));
        if (versions.isEmpty()) {
            throw noDocument(id);
        }
        return new Table(versions, () -> versionsCsv(versions));
    }

    private static Csv versionsCsv(List<Versions.Version> versions) {
        Csv csv = new Csv("document", "version", "fetched", "title", "characters", "file", "offset", "sha256");
        for (Versions.Version each : versions) {
            CaptureRef capture = each.capture();
            csv.add(
                    each.document(),
                    each.version(),
                    each.fetched(),
                    each.title(),
                    each.characters(),
                    capture == null ? null : capture.file(),
                    capture == null ? null : capture.offset(),
                    capture == null ? null : capture.sha256());
        }
        return csv;
    }

    static Problem noDocument(String id) {
        return Problem.notFound(
                "there is no document " + id + "; it may have been withdrawn, or not have been read yet");
    }

    Table alerts(Context context) {
        Query query = Query.of(context, Set.of("kind", "document", "status", "asOf", "page", "size"));
        AlertQuery alerts = new AlertQuery(
                query.choices("kind", Alert.Kind.values()),
                query.text("document"),
                query.choice("status", AlertQuery.Status.values()).orElse(AlertQuery.Status.STANDING),
                query.asOf());
        Page.Wanted wanted = query.page(csv(context));
        Page<AlertItem> page = index.read(reading -> alerts.page(reading, wanted));
        List<AlertAnswer> items = page.items().stream().map(Answers::answer).toList();
        Object answer = alerts.asOf()
                .<Object>map(day -> new AlertsAsOf(
                        page.total(), page.page(), page.size(), items, day.day(), index.read(day::missing)))
                .orElseGet(() -> new Page<>(page.total(), page.page(), page.size(), items));
        return new Table(answer, () -> alertsCsv(page));
    }

    private static Csv alertsCsv(Page<AlertItem> page) {
        Csv csv = new Csv(
                "id",
                "kind",
                "day",
                "title",
                "why",
                "series",
                "topic",
                "words",
                "statement",
                "document",
                "withdrawn",
                "withdrawn_reason");
        for (AlertItem item : page.items()) {
            Alert alert = item.alert();
            Optional<Alert.Evidence> evidence = alert.evidence().stream().findFirst();
            csv.add(
                    alert.id(),
                    alert.kind().json(),
                    alert.day(),
                    alert.title(),
                    alert.why(),
                    alert.series(),
                    Topics.alerts(alert.kind()).name(),
                    evidence.map(Alert.Evidence::words).orElse(null),
                    evidence.map(Alert.Evidence::statement).orElse(null),
                    evidence.map(Alert.Evidence::document).orElse(null),
                    item.withdrawn(),
                    item.reason());
        }
        return csv;
    }

    private static AlertAnswer answer(AlertItem item) {
        return new AlertAnswer(
                item.alert(), Topics.alerts(item.alert().kind()).name(), item.withdrawn(), item.reason());
    }

    AlertAnswer alert(String id) {
        return index.read(reading -> AlertQuery.one(reading, id))
                .map(Answers::answer)
                .orElseThrow(() -> Problem.notFound(
                        "there is no alert " + id + "; it may have been withdrawn more than 30 days ago"));
    }

    Table sources(Context context) {
        Query query = Query.of(context, Set.of("health", "side", "kind", "page", "size"));
        List<String> healths = query.choices("health", SourceState.Health.values());
        List<String> sides = query.texts("side");
        List<String> kinds = query.texts("kind");
        Page.Wanted wanted = query.page(csv(context));
        Page<SourceState> page = index.read(reading -> Sources.page(
                reading,
                source -> isOne(source.health().json(), healths)
                        && isOne(source.side(), sides)
                        && isOne(source.kind(), kinds),
                wanted));
        return new Table(page, () -> sourcesCsv(page));
    }

    /** True if the value is one of those wanted, or any is. */
    private static boolean isOne(@Nullable String value, List<String> wanted) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }

    private static Csv sourcesCsv(Page<SourceState> page) {
        Csv csv = new Csv(
                "id",
                "publisher",
                "side",
                "kind",
                "health",
                "reason",
                "since",
                "last_attempt",
                "last_success",
                "last_new",
                "failures",
                "items",
                "due",
                "interval_seconds",
                "address",
                "moved");
        for (SourceState source : page.items()) {
            csv.add(
                    source.id(),
                    source.publisher(),
                    source.side(),
                    source.kind(),
                    source.health().json(),
                    source.reason(),
                    source.since(),
                    source.lastAttempt(),
                    source.lastSuccess(),
                    source.lastNew(),
                    source.failures(),
                    source.items(),
                    source.due(),
                    source.intervalSeconds(),
                    source.address(),
                    source.moved());
        }
        return csv;
    }

    SourceState source(String id) {
        return index.read(reading -> Sources.one(reading, id))
                .orElseThrow(() -> Problem.notFound("there is no source " + id + "; /api/v1/sources lists them"));
    }

    Table outcomes(Context context) {
        Query query = Query.of(context, Set.of("result", "page", "size"));
        Optional<Outcome.Result> result = query.choice("result", Outcome.Result.values());
        Page.Wanted wanted = query.page(csv(context));
        Page<Outcome> page = index.read(reading -> Strip.outcomes(reading, result, wanted));
        return new Table(page, () -> {
            Csv csv = new Csv("document", "version", "result", "found", "kept", "reason");
            page.items()
                    .forEach(each -> csv.add(
                            each.document(),
                            each.version(),
                            each.result().json(),
                            each.found(),
                            each.kept(),
                            each.reason()));
            return csv;
        });
    }

    private String knownClaim(String id) {
        return issues.get()
                .claim(id)
                .map(Issue.Claim::id)
                .orElseThrow(() -> Problem.badRequest("unknown claim \"" + id + "\"; /api/v1/issue lists them"));
    }

    private String knownTopic(String id) {
        return issues.get()
                .topic(id)
                .map(Issue.Topic::id)
                .orElseThrow(() -> Problem.badRequest("unknown topic \"" + id + "\"; /api/v1/issue lists them"));
    }

    private static String parameter(String name, Optional<String> value) {
        return value.map(each -> "&" + name + "=" + URLEncoder.encode(each, StandardCharsets.UTF_8))
                .orElse("");
    }
}
