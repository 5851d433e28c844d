package org.onrecord.dashboard.summary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexSegment;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.DayRange;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.dashboard.query.StatementQuery.Dimension;
import org.onrecord.events.Trend;

/**
 * How many statements a query finds, by each property by which it can be narrowed. The counts of a property leave out the query's own
 * restriction of it, so that they say what another choice would find.
 *
 * @param total distinct statements that the query finds
 * @param facets one for each property but the day
 * @param months with statements, oldest first, {@code undated} last
 */
public record Facets(int total, List<Facet> facets, List<Value> months) {
    /**
     * The values of one property.
     *
     * @param values most statements first; at most {@link #MAX_VALUES}
     * @param more number of values that are left out
     */
    public record Facet(String property, List<Value> values, int more) {}

    /**
     * A value and the number of its statements.
     *
     * @param name name of an actor; the value itself for the others
     */
    public record Value(String value, String name, int statements) {}

    public static final int MAX_VALUES = 60;

    /** The properties whose values are counted, with the field that holds them, in the order of the answer. */
    private static final Map<Dimension, String> FIELDS = new EnumMap<>(Map.of(
            Dimension.SIDE, IndexFields.SIDE,
            Dimension.ACTOR, IndexFields.ACTOR,
            Dimension.TIER, IndexFields.counted(IndexFields.TIER),
            Dimension.KIND, IndexFields.counted(IndexFields.KIND),
            Dimension.TOPIC, IndexFields.counted(IndexFields.TOPIC),
            Dimension.CLAIM, IndexFields.counted(IndexFields.CLAIM),
            Dimension.STANCE, IndexFields.counted(IndexFields.ANY_STANCE),
            Dimension.LANGUAGE, IndexFields.LANGUAGE,
            Dimension.PUBLISHER, IndexFields.counted(IndexFields.PUBLISHER),
            Dimension.COUNTED, IndexFields.counted(IndexFields.COUNTED)));

    public static Facets of(IndexSnapshot snapshot, StatementQuery query) {
        return snapshot.cached(query, () -> compute(snapshot, query));
    }

    private static Facets compute(IndexSnapshot snapshot, StatementQuery query) {
        Set<Dimension> free = EnumSet.noneOf(Dimension.class);
        Map<Dimension, Map<String, Integer>> counts = new EnumMap<>(Dimension.class);
        for (Dimension dimension : FIELDS.keySet()) {
            if (query.restricts(dimension)) {
                counts.putAll(count(snapshot, query.with(dimension, List.of()), EnumSet.of(dimension), new Months()));
            } else {
                free.add(dimension);
            }
        }
        Months months = new Months();
        counts.putAll(count(snapshot, query, free, months));
        int total = months.total;
        if (!query.days().any()) {
            months = new Months();
            count(snapshot, query.withDays(DayRange.ANY), EnumSet.noneOf(Dimension.class), months);
        }
        // A stance is one on the claim, if the query names one.
        if (query.restricts(Dimension.CLAIM)) {
            counts.put(
                    Dimension.STANCE,
                    Stream.of("favor", "against")
                            .collect(Collectors.toMap(
                                    stance -> stance,
                                    stance -> snapshot.count(query.with(Dimension.STANCE, List.of(stance))
                                            .query()))));
        }
        Map<String, String> names = SpeakerCount.of(snapshot, query.issue()).stream()
                .collect(Collectors.toMap(SpeakerCount::actor, SpeakerCount::name));
        List<Facet> facets = FIELDS.keySet().stream()
                .map(dimension -> facet(dimension, counts.getOrDefault(dimension, Map.of()), names))
                .toList();
        return new Facets(total, facets, months.values());
    }

    private static Facet facet(Dimension dimension, Map<String, Integer> counts, Map<String, String> names) {
        List<Value> values = counts.entrySet().stream()
                .filter(each -> !each.getKey().isEmpty() && each.getValue() > 0)
                .map(each -> new Value(
                        each.getKey(),
                        dimension == Dimension.ACTOR ? names.getOrDefault(each.getKey(), each.getKey()) : each.getKey(),
                        each.getValue()))
                .sorted(Comparator.comparingInt(Value::statements).reversed().thenComparing(Value::value))
                .toList();
        return new Facet(
                dimension.name().toLowerCase(Locale.ROOT),
                values.subList(0, Math.min(values.size(), MAX_VALUES)),
                Math.max(0, values.size() - MAX_VALUES));
    }

    /** Counts what a query finds by some properties and by month, in one pass. */
    private static Map<Dimension, Map<String, Integer>> count(
            IndexSnapshot snapshot, StatementQuery query, Set<Dimension> dimensions, Months months) {
        Map<Dimension, List<IndexSegment.WordCounts>> counters = new EnumMap<>(Dimension.class);
        snapshot.scan(query.query(), segment -> {
            List<IndexSegment.WordCounts> words = new ArrayList<>();
            for (Dimension dimension : dimensions) {
                IndexSegment.WordCounts counter = segment.counts(FIELDS.getOrDefault(dimension, ""));
                words.add(counter);
                counters.computeIfAbsent(dimension, key -> new ArrayList<>()).add(counter);
            }
            IndexSegment.Numbers day = segment.column(IndexFields.DAY);
            return entry -> {
                for (IndexSegment.WordCounts counter : words) {
                    counter.count(entry);
                }
                months.count(day.of(entry, Long.MIN_VALUE));
            };
        });
        Map<Dimension, Map<String, Integer>> totals = new EnumMap<>(Dimension.class);
        counters.forEach((dimension, segments) ->
                segments.forEach(each -> each.addTo(totals.computeIfAbsent(dimension, key -> new HashMap<>()))));
        return totals;
    }

    /** Counts statements by the month of their day. */
    private static final class Months {
        /** The index has a day only where it can be that of a publication, and none of those is earlier. */
        private static final long FIRST = LocalDate.of(1900, 1, 1).toEpochDay();

        private final int[] byDay = new int[100_000];
        private int undated;
        private int total;

        void count(long day) {
            total++;
            if (day == Long.MIN_VALUE) {
                undated++;
            } else {
                byDay[(int) (day - FIRST)]++;
            }
        }

        List<Value> values() {
            Map<String, Integer> months = new TreeMap<>();
            IntStream.range(0, byDay.length)
                    .filter(day -> byDay[day] > 0)
                    .forEach(day -> months.merge(
                            Trend.Bucket.MONTH.period(LocalDate.ofEpochDay(FIRST + day)), byDay[day], Integer::sum));
            if (undated > 0) {
                months.put(Trend.UNDATED, undated);
            }
            return months.entrySet().stream()
                    .map(each -> new Value(each.getKey(), each.getKey(), each.getValue()))
                    .toList();
        }
    }
}
