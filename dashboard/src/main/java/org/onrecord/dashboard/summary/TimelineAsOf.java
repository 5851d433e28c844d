package org.onrecord.dashboard.summary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSegment;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.AsOf;
import org.onrecord.dashboard.summary.Timeline.Point;
import org.onrecord.events.Stance;
import org.onrecord.events.Trend;

/**
 * Counts a timeline from the statements that were known on a day, by the rule of the trends: the same words of the same actor count
 * once, under the earliest day known then.
 */
final class TimelineAsOf {
    private TimelineAsOf() {}

    private record Known(int entry, @Nullable LocalDate day, String statement) {
        private static final BinaryOperator<Known> EARLIEST = BinaryOperator.minBy(
                Comparator.comparing((Known known) -> known.day == null ? LocalDate.MAX : known.day)
                        .thenComparing(Known::statement));
    }

    static Map<String, Point> points(
            IndexSnapshot snapshot,
            String issue,
            Trend.Subject subject,
            Optional<Trend.Holder> holder,
            Trend.Bucket bucket,
            AsOf asOf) {
        Map<String, Known> earliest = new HashMap<>();
        Map<String, Set<String>> carriers = new HashMap<>();
        collect(snapshot, issue, asOf, earliest, carriers);
        Set<Integer> wanted = entries(snapshot, wanted(issue, subject, holder));
        Set<Integer> favor = taking(Stance.FAVOR, snapshot, subject);
        Set<Integer> against = taking(Stance.AGAINST, snapshot, subject);
        Map<String, Point> points = new TreeMap<>();
        earliest.forEach((cluster, statement) -> {
            if (wanted.contains(statement.entry)) {
                Point point = new Point(
                        bucket.period(statement.day),
                        1,
                        favor.contains(statement.entry) ? 1 : 0,
                        against.contains(statement.entry) ? 1 : 0,
                        carriers.getOrDefault(cluster, Set.of()).size());
                points.merge(point.period(), point, Point::plus);
            }
        });
        return points;
    }

    /** Returns the numbers of the entries that count as of a day: of each cluster the earliest statement known then. */
    static Set<Integer> known(IndexSnapshot snapshot, String issue, AsOf asOf) {
        Map<String, Known> earliest = new HashMap<>();
        collect(snapshot, issue, asOf, earliest, new HashMap<>());
        return earliest.values().stream().map(Known::entry).collect(Collectors.toSet());
    }

    private static void collect(
            IndexSnapshot snapshot,
            String issue,
            AsOf asOf,
            Map<String, Known> earliest,
            Map<String, Set<String>> carriers) {
        Set<String> fetched = asOf.documents(snapshot);
        snapshot.scan(counted(issue), segment -> {
            IndexSegment.Words clusters = segment.words(IndexFields.CLUSTER);
            IndexSegment.Words documents = segment.words(IndexFields.DOCUMENT);
            IndexSegment.Words statements = segment.words(IndexFields.STATEMENT);
            IndexSegment.Numbers days = segment.numbers(IndexFields.DAY);
            return entry -> {
                long epochDay = days.of(entry, Long.MIN_VALUE);
                LocalDate day = epochDay == Long.MIN_VALUE ? null : LocalDate.ofEpochDay(epochDay);
                String document = documents.of(entry);
                if (asOf.includes(day) && fetched.contains(document)) {
                    String cluster = clusters.of(entry);
                    Known known = new Known(segment.firstEntry() + entry, day, statements.of(entry));
                    earliest.merge(cluster, known, Known.EARLIEST);
                    carriers.computeIfAbsent(cluster, each -> new HashSet<>()).add(document);
                }
            };
        });
    }

    private static Query wanted(String issue, Trend.Subject subject, Optional<Trend.Holder> holder) {
        List<Query> all = new ArrayList<>(List.of(counted(issue)));
        switch (subject.kind()) {
            case CLAIM -> all.add(IndexQueries.term(IndexFields.CLAIM, subject.id()));
            case TOPIC -> all.add(IndexQueries.term(IndexFields.TOPIC, subject.id()));
            case ISSUE -> {}
        }
        holder.map(each -> IndexQueries.term(
                        each.kind() == Trend.Holder.Kind.SIDE ? IndexFields.SIDE : IndexFields.ACTOR, each.id()))
                .ifPresent(all::add);
        return IndexQueries.allOf(all);
    }

    private static Set<Integer> taking(Stance stance, IndexSnapshot snapshot, Trend.Subject subject) {
        return subject.kind() == Trend.Subject.Kind.CLAIM
                ? entries(
                        snapshot,
                        IndexQueries.term(IndexFields.STANCE, IndexFields.stance(subject.id(), stance.json())))
                : Set.of();
    }

    private static Set<Integer> entries(IndexSnapshot snapshot, Query query) {
        Set<Integer> found = new HashSet<>();
        snapshot.scan(query, segment -> entry -> found.add(segment.firstEntry() + entry));
        return found;
    }

    static Query counted(String issue) {
        return IndexQueries.allOf(
                List.of(IndexQueries.of("statement", issue), IndexQueries.term(IndexFields.COUNTED, true)));
    }
}
