package org.onrecord.dashboard.summary;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSegment;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.events.Stance;
import org.onrecord.events.Trend;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.stats.DayCorrelation;
import org.onrecord.events.stats.DayShare;

/**
 * How the stance on a claim moves over time, in one or more series of distinct official statements that take a stance on it.
 *
 * @param reach how many periods before and after a period count towards its share
 * @param first day of the earliest statement, within the days that were asked for; null if none is dated
 * @param last day of the latest
 * @param series in the order in which they were asked for
 */
public record ClaimMovement(
        @JsonUnwrapped Subject subject,
        Trend.Bucket bucket,
        int reach,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        @JsonUnwrapped Choices choices,
        List<Series> series) {
    /**
     * A claim.
     *
     * @param claim id
     * @param label a few words
     * @param text what being in favour means
     */
    public record Subject(String claim, String label, String text) {}

    /** Who took a stance, and the languages of the words; most statements first. */
    public record Choices(List<Choice> sides, List<Choice> actors, List<Choice> languages) {}

    /**
     * A side, an actor or a language, and how many of its statements take a stance on the claim.
     *
     * @param side of the actor
     */
    public record Choice(String id, String name, String side, int statements) {}

    /**
     * The statements of one holder in some days.
     *
     * @param name the holder's, for people
     * @param side the holder's
     * @param steps the periods with statements nearby, oldest first
     * @param gaps the periods between the first and the last statement of all series from which no document of this one came in
     * @param dots the newest statements, at most {@link #MOST_DOTS}, oldest first
     * @param conditional the statements that take a side on a condition, which nothing counts, oldest first
     * @param topics of the statements, most frequent first
     */
    public record Series(
            SeriesKey key,
            String name,
            String side,
            @JsonUnwrapped Total total,
            List<Step> steps,
            List<String> gaps,
            List<Dot> dots,
            List<Dot> conditional,
            List<TopicCount> topics) {}

    /**
     * All statements of a series.
     *
     * @param lean null without a statement
     * @param undated statements without a day, which are in {@code favor} and {@code against} and in no step
     */
    public record Total(int favor, int against, @Nullable Lean lean, int undated) {}

    /**
     * One period.
     *
     * @param start its first day
     * @param favor statements of the period in favour
     * @param near of the statements of this period and those within reach: the share in favour and its interval
     */
    public record Step(String period, LocalDate start, int favor, int against, Lean near) {}

    /**
     * A statement that takes a stance on the claim.
     *
     * @param act true if it is a formal act, such as a suspension
     */
    public record Dot(
            String statement,
            LocalDate day,
            Stance stance,
            double score,
            @Nullable String actor,
            String name,
            String side,
            String language,
            String publisher,
            boolean act) {}

    /** How many of the statements treat a topic. */
    public record TopicCount(String topic, String label, int statements) {}

    /** How many statements of a series are given one by one. */
    public static final int MOST_DOTS = 2000;

    private static final int DEFAULT_SERIES = 3;

    /**
     * Counts the movement of a claim.
     *
     * @param keys the series; none for the sides with most statements
     * @param from first day that counts, for series that name none
     * @param to last day that counts
     */
    public static ClaimMovement of(
            IndexSnapshot snapshot,
            Issue issue,
            Issue.Claim claim,
            List<SeriesKey> keys,
            Trend.Bucket bucket,
            Optional<LocalDate> from,
            Optional<LocalDate> to) {
        List<Taken> taken = taken(snapshot, issue, claim);
        List<Taken> all = taken.stream().filter(each -> !each.conditional).toList();
        List<Taken> conditional = taken.stream().filter(Taken::conditional).toList();
        List<Choice> sides = choices(all, Taken::side, Taken::side);
        List<Choice> actors =
                choices(all.stream().filter(each -> !each.actor.isEmpty()).toList(), Taken::actor, Taken::name);
        List<SeriesKey> shown = keys.isEmpty()
                ? sides.stream()
                        .limit(DEFAULT_SERIES)
                        .map(side -> new SeriesKey(Trend.Holder.Kind.SIDE, side.id()))
                        .toList()
                : keys;
        List<Count> counts = shown.stream()
                .map(key -> key.within(from, to))
                .map(key -> new Count(
                        snapshot,
                        issue,
                        bucket,
                        key,
                        all.stream().filter(each -> each.isOf(key)).toList(),
                        conditional.stream().filter(each -> each.isOf(key)).toList()))
                .toList();
        SortedSet<String> periods = new TreeSet<>();
        counts.forEach(each ->
                each.dated().map(Taken::on).distinct().map(bucket::period).forEach(periods::add));
        List<Series> series = counts.stream()
                .map(each -> each.series(name(each.key(), actors), periods))
                .toList();
        // In the order of the days, so that equal ones follow each other.
        List<LocalDate> days = all.stream()
                .map(Taken::day)
                .filter(Objects::nonNull)
                .distinct()
                .filter(day -> from.map(first -> !day.isBefore(first)).orElse(true)
                        && to.map(last -> !day.isAfter(last)).orElse(true))
                .toList();
        return new ClaimMovement(
                new Subject(claim.id(), claim.label(), claim.text()),
                bucket,
                reach(bucket),
                days.isEmpty() ? null : days.getFirst(),
                days.isEmpty() ? null : days.getLast(),
                new Choices(sides, actors, choices(all, Taken::language, Taken::language)),
                series);
    }

    /** Returns how many periods on each side smooth the line: about one month, two, five and nine months in all. */
    static int reach(Trend.Bucket bucket) {
        return switch (bucket) {
            case DAY -> 14;
            case WEEK -> 4;
            case MONTH -> 2;
            case QUARTER -> 1;
        };
    }

    /**
     * The stance that a statement takes on the claim.
     *
     * @param entry number of the statement's entry in the index
     */
    private record Taken(
            int entry,
            @Nullable LocalDate day,
            boolean inFavor,
            boolean conditional,
            double score,
            String side,
            String actor,
            String name,
            String language,
            String publisher,
            boolean act,
            List<String> topics) {
        boolean isOf(SeriesKey key) {
            return (key.language() == null || key.language().equals(language))
                    && (key.kind() == Trend.Holder.Kind.SIDE ? side : actor).equals(key.id())
                    && key.includes(day);
        }

        LocalDate on() {
            return Objects.requireNonNull(day);
        }

        Dot dot(IndexSnapshot snapshot) {
            return new Dot(
                    snapshot.word(entry, IndexFields.STATEMENT),
                    on(),
                    inFavor ? Stance.FAVOR : Stance.AGAINST,
                    score,
                    actor.isEmpty() ? null : actor,
                    name,
                    side,
                    language,
                    publisher,
                    act && !conditional);
        }
    }

    /** Returns who takes which stance on the claim, in the order of the days, undated ones last. */
    private static List<Taken> taken(IndexSnapshot snapshot, Issue issue, Issue.Claim claim) {
        Query counted = StatementQuery.distinctCounted(issue.id());
        List<Taken> all = new ArrayList<>();
        snapshot.scan(
                IndexQueries.allOf(counted, IndexQueries.term(IndexFields.CLAIM, claim.id())),
                segment -> visitor(segment, claim, Optional.empty(), all));
        for (Stance side : List.of(Stance.FAVOR, Stance.AGAINST)) {
            snapshot.scan(
                    Positions.conditional(counted, claim.id(), side),
                    segment -> visitor(segment, claim, Optional.of(side == Stance.FAVOR), all));
        }
        all.sort(Comparator.comparingLong(each -> each.day == null ? Long.MAX_VALUE : each.day.toEpochDay()));
        return all;
    }

    private static IndexSnapshot.EntryVisitor visitor(
            IndexSegment segment, Issue.Claim claim, Optional<Boolean> onCondition, List<Taken> all)
            throws IOException {
        IntFunction<String> sides = segment.grouped(IndexFields.SIDE, side -> side);
        IntFunction<String> actors = segment.grouped(IndexFields.ACTOR, actor -> actor);
        IntFunction<String> languages = segment.grouped(IndexFields.LANGUAGE, language -> language);
        IntFunction<String> publishers =
                segment.grouped(IndexFields.counted(IndexFields.PUBLISHER), publisher -> publisher);
        IntFunction<Boolean> acts = segment.groupedSets(IndexFields.ACT, claims -> claims.contains(claim.id()));
        IntFunction<String> names = segment.grouped(IndexFields.NAME, name -> name);
        IndexSegment.Numbers days = segment.column(IndexFields.DAY);
        Map<Long, LocalDate> dates = new HashMap<>();
        IndexSegment.Numbers scores = segment.numbers(IndexFields.score(claim.id()));
        String favor = IndexFields.stance(claim.id(), Stance.FAVOR.json());
        String against = IndexFields.stance(claim.id(), Stance.AGAINST.json());
        IntFunction<List<Boolean>> inFavor = segment.groupedSets(
                IndexFields.STANCE,
                terms -> terms.stream()
                        .filter(term -> term.equals(favor) || term.equals(against))
                        .map(favor::equals)
                        .toList());
        IntFunction<List<String>> topics = segment.groupedSets(IndexFields.counted(IndexFields.TOPIC), List::copyOf);
        return entry -> {
            long day = days.of(entry, Long.MIN_VALUE);
            LocalDate on = day == Long.MIN_VALUE ? null : dates.computeIfAbsent(day, LocalDate::ofEpochDay);
            double score = Double.longBitsToDouble(scores.of(entry, 0));
            for (boolean favoring : onCondition.map(List::of).orElseGet(() -> inFavor.apply(entry))) {
                all.add(new Taken(
                        segment.firstEntry() + entry,
                        on,
                        favoring,
                        onCondition.isPresent(),
                        score,
                        sides.apply(entry),
                        actors.apply(entry),
                        names.apply(entry),
                        languages.apply(entry),
                        publishers.apply(entry),
                        acts.apply(entry),
                        topics.apply(entry)));
            }
        };
    }

    private static List<Choice> choices(List<Taken> all, Function<Taken, String> id, Function<Taken, String> name) {
        Map<String, List<Taken>> byId = all.stream().collect(Collectors.groupingBy(id));
        return byId.entrySet().stream()
                .map(each -> {
                    Taken first = each.getValue().getFirst();
                    return new Choice(
                            each.getKey(),
                            name.apply(first),
                            first.side,
                            each.getValue().size());
                })
                .sorted(Comparator.comparingInt(Choice::statements)
                        .reversed()
                        .thenComparing(Choice::name)
                        .thenComparing(Choice::id))
                .toList();
    }

    private static String name(SeriesKey key, List<Choice> actors) {
        return actors.stream()
                .filter(actor ->
                        key.kind() == Trend.Holder.Kind.ACTOR && actor.id().equals(key.id()))
                .map(Choice::name)
                .findFirst()
                .orElse(key.id());
    }

    private record Count(
            IndexSnapshot snapshot,
            Issue issue,
            Trend.Bucket bucket,
            SeriesKey key,
            List<Taken> statements,
            List<Taken> conditional) {
        Stream<Taken> dated() {
            return statements.stream().filter(each -> each.day != null);
        }

        /** Returns the newest dots. Whole days are read, so that the order within the index decides nothing. */
        private List<Dot> dots(List<Taken> dated) {
            int first = Math.max(0, dated.size() - MOST_DOTS);
            while (first > 0
                    && dated.get(first - 1).on().equals(dated.get(first).on())) {
                first--;
            }
            List<Dot> dots = dated.subList(first, dated.size()).stream()
                    .map(each -> each.dot(snapshot))
                    .sorted(Comparator.comparing(Dot::day)
                            .thenComparing(Dot::statement)
                            .thenComparing(Dot::stance, Comparator.reverseOrder()))
                    .toList();
            return dots.subList(Math.max(0, dots.size() - MOST_DOTS), dots.size());
        }

        /** @param periods with statements of any of the series that are shown together */
        Series series(String name, SortedSet<String> periods) {
            int favor = (int) statements.stream().filter(Taken::inFavor).count();
            int against = statements.size() - favor;
            List<Taken> dated = dated().toList();
            List<DayShare> days = days(statements);
            DayCorrelation correlation = DayCorrelation.of(days);
            Optional<String> side = key.kind() == Trend.Holder.Kind.SIDE ? Optional.of(key.id()) : Optional.empty();
            return new Series(
                    key,
                    name,
                    side.orElseGet(() ->
                            statements.isEmpty() ? "" : statements.getFirst().side()),
                    new Total(
                            favor,
                            against,
                            statements.isEmpty() ? null : Lean.of(days, correlation),
                            statements.size() - dated.size()),
                    MovingShares.of(days(dated), correlation, bucket, reach(bucket)),
                    CoverageGaps.between(periods, CoverageGaps.covered(snapshot, side, bucket), bucket),
                    dots(dated),
                    dots(conditional.stream().filter(each -> each.day != null).toList()),
                    topics());
        }

        /** Returns how many of the statements of each day are in favour. */
        private static List<DayShare> days(List<Taken> statements) {
            return DayShare.of(
                    statements, each -> (each.day == null ? LocalDate.MIN : each.day).toEpochDay(), Taken::inFavor);
        }

        private List<TopicCount> topics() {
            Map<String, Integer> counts = new HashMap<>();
            statements.forEach(each -> each.topics().forEach(topic -> counts.merge(topic, 1, Integer::sum)));
            return issue.topics().stream()
                    .map(topic -> new TopicCount(topic.id(), topic.label(), counts.getOrDefault(topic.id(), 0)))
                    .filter(topic -> topic.statements > 0)
                    .sorted(Comparator.comparingInt(TopicCount::statements).reversed())
                    .toList();
        }
    }
}
