package org.onrecord.bench.index;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.onrecord.dashboard.feed.IndexUpdater;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.index.ReadQueue;
import org.onrecord.dashboard.index.RecordIndex;
import org.onrecord.dashboard.live.EventRing;
import org.onrecord.dashboard.query.DayRange;
import org.onrecord.dashboard.query.PageRequest;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.dashboard.query.StatementQuery.Dimension;
import org.onrecord.dashboard.record.IndexChange;
import org.onrecord.dashboard.record.Partition;
import org.onrecord.dashboard.record.ReadOffsets;
import org.onrecord.dashboard.record.ReceivedRecord;
import org.onrecord.dashboard.record.RecordPosition;
import org.onrecord.dashboard.summary.ClaimMovement;
import org.onrecord.dashboard.summary.Facets;
import org.onrecord.dashboard.summary.Positions;
import org.onrecord.dashboard.summary.Timeline;
import org.onrecord.events.Event;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Trend;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.issue.WatchedIssues;

/**
 * Measures the index of the dashboard with many statements: {@code IndexSpeed STATEMENTS ISSUE.yaml [QUESTIONS]}. Invented statements and
 * their trends go straight into an index; then searches, facets, timelines and the positions matrix are asked for, each with random
 * filters, through the queue of readers that the pages use. The matrix is asked for again after each of some new statements, when
 * nothing is known of the new state of the index; so are facets and lists.
 */
public final class IndexSpeed {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final int BATCH = 500;
    private static final int FRESH = 25;

    private final InventedStatements invented;
    private final Issue issue;
    private final RecordIndex index;
    private final IndexUpdater updater;
    private final Random random = new Random(7);
    private final Map<List<String>, int[]> trends =
            new TreeMap<>((a, b) -> String.join("\t", a).compareTo(String.join("\t", b)));
    private long offset;

    private IndexSpeed(Issue issue, RecordIndex index) {
        this.issue = issue;
        this.index = index;
        this.invented = new InventedStatements(
                42,
                issue.topics().stream().map(Issue.Topic::id).toList(),
                issue.claims().stream().map(Issue.Claim::id).toList());
        this.updater = new IndexUpdater(index, new EventRing(4096), WatchedIssues.of(issue), new SimpleMeterRegistry());
        updater.resume("bench");
    }

    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            System.err.println("IndexSpeed STATEMENTS ISSUE.yaml [QUESTIONS]");
            System.exit(2);
        }
        int statements = Integer.parseInt(args[0]);
        Issue issue = IssueFile.read(Path.of(args[1]), Path.of("actors"));
        int questions = args.length > 2 ? Integer.parseInt(args[2]) : 500;
        Path folder = Files.createTempDirectory("onrecord-index");
        try (RecordIndex index = RecordIndex.open(folder)) {
            new IndexSpeed(issue, index).run(statements, questions, folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private void run(int statements, int questions, Path folder) throws IOException {
        long begun = System.nanoTime();
        fill(statements);
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%,d statements and %,d trends indexed in %.0f s: %.0f records a second; index %,d MB, heap %,d MB%n",
                statements,
                trends.size(),
                seconds,
                offset / seconds,
                size(folder) >> 20,
                heap() >> 20);
        try (ReadQueue reads = new ReadQueue(index, Duration.ofSeconds(30), Duration.ofSeconds(60))) {
            for (int round = 0; round < 2; round++) {
                String name = round == 0 ? "first " : "";
                measure(
                        name + "search",
                        questions,
                        () -> reads.read(snapshot ->
                                search().page(snapshot, PageRequest.first(25)).total()));
                measure(
                        name + "list",
                        questions,
                        () -> reads.read(snapshot ->
                                filter().page(snapshot, PageRequest.first(25)).total()));
                measure(
                        name + "facets",
                        questions,
                        () -> reads.read(snapshot -> Facets.of(snapshot, random.nextBoolean() ? filter() : search())
                                .total()));
                measure(
                        name + "trend",
                        questions,
                        () -> reads.read(snapshot -> timeline(snapshot).points().size()));
                measure(
                        name + "claim over time",
                        questions,
                        () -> reads.read(snapshot -> movement(snapshot).series().size()));
                measure(
                        name + "matrix",
                        questions,
                        () -> reads.read(snapshot ->
                                Positions.of(snapshot, issue).sides().size()));
            }
            measure("matrix after a change", FRESH, () -> {
                change();
                return timed(() -> reads.read(
                        snapshot -> Positions.of(snapshot, issue).sides().size()));
            });
            measure("list after a change", FRESH, () -> {
                change();
                return timed(() -> reads.read(snapshot ->
                        filter().page(snapshot, PageRequest.first(25)).total()));
            });
            measure("facets after a change", FRESH, () -> {
                change();
                return timed(() ->
                        reads.read(snapshot -> Facets.of(snapshot, filter()).total()));
            });
        }
        System.out.printf(Locale.ROOT, "heap %,d MB%n", heap() >> 20);
    }

    /** The time of a part of a question, where not all of it counts. */
    private record Timed(long nanos) {}

    private static Object timed(Supplier<Object> question) {
        long begun = System.nanoTime();
        Object answer = question.get();
        long nanos = System.nanoTime() - begun;
        return answer.equals(-1) ? answer : new Timed(nanos);
    }

    private void fill(int statements) {
        List<ReceivedRecord> batch = new ArrayList<>();
        for (int made = 0; made < statements; made += 3) {
            InventedStatements.Made next = invented.next();
            batch.add(put("onrecord.documents", next.document()));
            for (Statement each : next.statements()) {
                batch.add(put("onrecord.statements", each));
                count(each);
            }
            if (batch.size() >= BATCH) {
                updater.apply(batch, offsets(), (record, reason) -> {});
                batch.clear();
            }
        }
        trends.forEach((key, sums) -> {
            batch.add(put(
                    "onrecord.trends",
                    new Trend(
                            InventedStatements.ISSUE,
                            new Trend.Subject(Trend.Subject.Kind.valueOf(key.get(0)), key.get(1)),
                            new Trend.Holder(Trend.Holder.Kind.valueOf(key.get(2)), key.get(3)),
                            Trend.Bucket.MONTH,
                            key.get(4),
                            sums[0],
                            sums[1],
                            sums[2],
                            sums[0])));
            if (batch.size() >= BATCH) {
                updater.apply(batch, offsets(), (record, reason) -> {});
                batch.clear();
            }
        });
        updater.apply(batch, offsets(), (record, reason) -> {});
        updater.apply(List.of(), offsets(), (record, reason) -> {});
    }

    /** Adds a statement to the trends of its actor and its side. */
    private void count(Statement statement) {
        if (!statement.counts()) {
            return;
        }
        String period = Trend.Bucket.MONTH.period(statement.day());
        for (List<String> holder : List.of(
                List.of("SIDE", statement.actor().side()),
                List.of("ACTOR", statement.actor().key().orElseThrow()))) {
            add(List.of("ISSUE", "*", holder.get(0), holder.get(1), period), 0, 0);
            statement
                    .topics()
                    .forEach(label -> add(List.of("TOPIC", label.topic(), holder.get(0), holder.get(1), period), 0, 0));
            statement
                    .stances()
                    .forEach(label -> add(
                            List.of("CLAIM", label.claim(), holder.get(0), holder.get(1), period),
                            label.stance() == Stance.FAVOR ? 1 : 0,
                            label.stance() == Stance.AGAINST ? 1 : 0));
        }
    }

    private void add(List<String> key, int favor, int against) {
        int[] sums = trends.computeIfAbsent(key, any -> new int[3]);
        sums[0]++;
        sums[1] += favor;
        sums[2] += against;
    }

    private void change() {
        InventedStatements.Made next = invented.next();
        List<ReceivedRecord> batch = new ArrayList<>();
        batch.add(put("onrecord.documents", next.document()));
        next.statements().forEach(each -> batch.add(put("onrecord.statements", each)));
        updater.apply(batch, offsets(), (record, reason) -> {});
        updater.apply(List.of(), offsets(), (record, reason) -> {});
    }

    private ReceivedRecord put(String topic, Event event) {
        return new ReceivedRecord(
                new RecordPosition(new Partition(topic, 0), offset++),
                NOW,
                false,
                new IndexChange.Put(event, Optional.empty()));
    }

    private ReadOffsets offsets() {
        return ReadOffsets.NONE.with(Map.of(new Partition("onrecord.statements", 0), offset));
    }

    private StatementQuery search() {
        String words = random.nextInt(3) == 0 ? invented.word() + " " + invented.word() : invented.word();
        StatementQuery query = random.nextBoolean() ? filter() : StatementQuery.all(InventedStatements.ISSUE);
        return query.withText(Optional.of(words));
    }

    private StatementQuery filter() {
        boolean claim = random.nextInt(3) == 0;
        LocalDate from = invented.day();
        return StatementQuery.all(InventedStatements.ISSUE)
                .with(Dimension.SIDE, random.nextInt(3) == 0 ? List.of(invented.side()) : List.of())
                .with(Dimension.ACTOR, random.nextInt(4) == 0 ? List.of(invented.actor()) : List.of())
                .with(
                        Dimension.CLAIM,
                        claim
                                ? List.of(issue.claims()
                                        .get(random.nextInt(issue.claims().size()))
                                        .id())
                                : List.of())
                .with(Dimension.STANCE, claim && random.nextBoolean() ? List.of("favor") : List.of())
                .with(
                        Dimension.TOPIC,
                        random.nextInt(4) == 0
                                ? List.of(issue.topics().getFirst().id())
                                : List.of())
                .with(Dimension.TIER, random.nextInt(6) == 0 ? List.of("1") : List.of())
                .with(Dimension.LANGUAGE, random.nextInt(6) == 0 ? List.of("zh") : List.of())
                .with(Dimension.PUBLISHER, random.nextInt(6) == 0 ? List.of(invented.publisher()) : List.of())
                .with(Dimension.COUNTED, random.nextBoolean() ? List.of("true") : List.of())
                .withDays(random.nextInt(3) == 0 ? DayRange.between(from, from.plusDays(400)) : DayRange.ANY);
    }

    private Timeline timeline(IndexSnapshot snapshot) {
        Trend.Subject subject = switch (random.nextInt(3)) {
            case 0 -> Trend.Subject.ALL;
            case 1 ->
                new Trend.Subject(
                        Trend.Subject.Kind.TOPIC,
                        issue.topics()
                                .get(random.nextInt(issue.topics().size()))
                                .id());
            default ->
                new Trend.Subject(
                        Trend.Subject.Kind.CLAIM,
                        issue.claims()
                                .get(random.nextInt(issue.claims().size()))
                                .id());
        };
        Optional<Trend.Holder> holder = switch (random.nextInt(3)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new Trend.Holder(Trend.Holder.Kind.SIDE, invented.side()));
            default -> Optional.of(new Trend.Holder(Trend.Holder.Kind.ACTOR, invented.actor()));
        };
        return Timeline.of(snapshot, InventedStatements.ISSUE, subject, holder, Trend.Bucket.MONTH, "");
    }

    private ClaimMovement movement(IndexSnapshot snapshot) {
        Issue.Claim claim = issue.claims().get(random.nextInt(issue.claims().size()));
        return ClaimMovement.of(
                snapshot, issue, claim, List.of(), Trend.Bucket.MONTH, Optional.empty(), Optional.empty());
    }

    private static void measure(String what, int times, Supplier<Object> question) {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long begun = System.nanoTime();
            Object answer = question.get();
            nanos[i] = answer instanceof Timed timed ? timed.nanos() : System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-24s %5d questions: median %6.1f ms, 99th percentile %6.1f ms, slowest %6.1f ms%n",
                what,
                times,
                nanos[times / 2] / 1e6,
                nanos[Math.min(times - 1, (int) Math.ceil(times * 0.99) - 1)] / 1e6,
                nanos[times - 1] / 1e6);
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
