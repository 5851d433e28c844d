package org.onrecord.dashboard.summary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.YearMonth;
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
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSegment;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.dashboard.query.StatementQuery.Dimension;

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
     * @param property e.g. {@code side}
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

    private static final String UNDATED = "undated";

    /** The fields that hold one word, and those that hold several. */
    private static final Map<Dimension, String> ONE = Map.of(
            Dimension.SIDE,
            IndexFields.SIDE,
            Dimension.ACTOR,
            IndexFields.ACTOR,
            Dimension.KIND,
            IndexFields.counted(IndexFields.KIND),
            Dimension.LANGUAGE,
            IndexFields.LANGUAGE,
            Dimension.PUBLISHER,
            IndexFields.counted(IndexFields.PUBLISHER),
            Dimension.COUNTED,
            IndexFields.counted(IndexFields.COUNTED));

    private static final Map<Dimension, String> SEVERAL = Map.of(
            Dimension.TOPIC, IndexFields.counted(IndexFields.TOPIC),
            Dimension.CLAIM, IndexFields.counted(IndexFields.CLAIM),
            Dimension.STANCE, IndexFields.counted(IndexFields.ANY_STANCE));

    /** Counts what a query finds. */
    public static Facets of(IndexSnapshot snapshot, StatementQuery query) {
        return snapshot.cached(query, () -> compute(snapshot, query));
    }

    private static Facets compute(IndexSnapshot snapshot, StatementQuery query) {
        Map<Dimension, Map<String, Integer>> counts = new EnumMap<>(Dimension.class);
        Set<Dimension> free = EnumSet.noneOf(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            if (query.restricts(dimension)) {
                StatementQuery others = query.without(dimension);
                counts.put(dimension, count(snapshot, others, Set.of(dimension)).of(dimension));
            } else {
                free.add(dimension);
            }
        }
        Counts found = count(snapshot, query, free);
        counts.putAll(found.byDimension);
        // A stance is one on the claim, if the query names one.
        query.claim()
                .ifPresent(claim ->
                        counts.put(Dimension.STANCE, stances(snapshot, query.without(Dimension.STANCE), claim)));
        Map<String, String> names = names(snapshot, query.issue());
        List<Facet> facets = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            if (dimension != Dimension.DAY) {
                facets.add(facet(dimension, counts.getOrDefault(dimension, Map.of()), names));
            }
        }
        return new Facets(found.total, List.copyOf(facets), months(counts.get(Dimension.DAY)));
    }

    private static Facet facet(Dimension dimension, Map<String, Integer> counts, Map<String, String> names) {
        List<Value> values = counts.entrySet().stream()
                .filter(each -> !each.getKey().isEmpty())
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

    private static List<Value> months(@Nullable Map<String, Integer> counts) {
        return counts == null
                ? List.of()
                : new TreeMap<>(counts)
                        .entrySet().stream()
                                .map(each -> new Value(each.getKey(), each.getKey(), each.getValue()))
                                .toList();
    }

    /** How many statements a query finds, and by some properties. */
    private record Counts(int total, Map<Dimension, Map<String, Integer>> byDimension) {
        Map<String, Integer> of(Dimension dimension) {
            return byDimension.getOrDefault(dimension, Map.of());
        }
    }

    /** Counts what a query finds by some properties, in one pass. */
    private static Counts count(IndexSnapshot snapshot, StatementQuery query, Set<Dimension> dimensions) {
        Map<Dimension, Map<String, Integer>> totals = new EnumMap<>(Dimension.class);
        Map<Dimension, List<IndexSegment.WordCounts>> counters = new EnumMap<>(Dimension.class);
        int[] total = new int[1];
        int[] tiers = new int[16];
        Days days = new Days();
        snapshot.scan(query.query(), segment -> {
            List<IndexSegment.WordCounts> words = new ArrayList<>();
            for (Dimension dimension : dimensions) {
                String one = ONE.get(dimension);
                String several = SEVERAL.get(dimension);
                if (one != null || several != null) {
                    IndexSegment.WordCounts counter =
                            one != null ? segment.counts(one) : segment.setCounts(several == null ? "" : several);
                    words.add(counter);
                    counters.computeIfAbsent(dimension, key -> new ArrayList<>())
                            .add(counter);
                }
            }
            IndexSegment.WordCounts[] all = words.toArray(IndexSegment.WordCounts[]::new);
            boolean byTier = dimensions.contains(Dimension.TIER);
            boolean byDay = dimensions.contains(Dimension.DAY);
            IndexSegment.Numbers tier = segment.column(IndexFields.TIER);
            IndexSegment.Numbers day = segment.column(IndexFields.DAY);
            return entry -> {
                total[0]++;
                for (IndexSegment.WordCounts counter : all) {
                    counter.count(entry);
                }
                if (byTier) {
                    tiers[(int) Math.clamp(tier.of(entry, 0), 0, 15)]++;
                }
                if (byDay) {
                    days.count(day.of(entry, Long.MIN_VALUE));
                }
            };
        });
        counters.forEach((dimension, segments) -> totals.put(dimension, sum(segments)));
        if (dimensions.contains(Dimension.TIER)) {
            Map<String, Integer> byTier = new TreeMap<>();
            for (int tier = 0; tier < tiers.length; tier++) {
                if (tiers[tier] > 0) {
                    byTier.put(Integer.toString(tier), tiers[tier]);
                }
            }
            totals.put(Dimension.TIER, byTier);
        }
        if (dimensions.contains(Dimension.DAY)) {
            totals.put(Dimension.DAY, days.months());
        }
        return new Counts(total[0], totals);
    }

    private static Map<String, Integer> stances(IndexSnapshot snapshot, StatementQuery query, String claim) {
        Map<String, Integer> counts = new HashMap<>();
        Query matching = query.query();
        for (String stance : List.of("favor", "against")) {
            int number = snapshot.count(IndexQueries.allOf(
                    List.of(matching, IndexQueries.term(IndexFields.STANCE, IndexFields.stance(claim, stance)))));
            if (number > 0) {
                counts.put(stance, number);
            }
        }
        return counts;
    }

    private static Map<String, Integer> sum(List<IndexSegment.WordCounts> segments) {
        Map<String, Integer> totals = new HashMap<>();
        for (IndexSegment.WordCounts each : segments) {
            try {
                each.addTo(totals);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return totals;
    }

    private static Map<String, String> names(IndexSnapshot snapshot, String issue) {
        Map<String, String> names = new HashMap<>();
        SpeakerCount.of(snapshot, issue).forEach(each -> names.put(each.actor(), each.name()));
        return names;
    }

    /** Counts days by month. */
    private static final class Days {
        /** Days since 1970 that are counted by their number; the others are few. */
        private static final int NUMBERED = 40_000;

        private final int[] numbered = new int[NUMBERED];
        private final Map<Long, Integer> others = new HashMap<>();
        private int undated;

        void count(long day) {
            if (day == Long.MIN_VALUE) {
                undated++;
            } else if (day >= 0 && day < NUMBERED) {
                numbered[(int) day]++;
            } else {
                others.merge(day, 1, Integer::sum);
            }
        }

        Map<String, Integer> months() {
            Map<String, Integer> months = new TreeMap<>();
            for (int day = 0; day < NUMBERED; day++) {
                if (numbered[day] > 0) {
                    months.merge(month(day), numbered[day], Integer::sum);
                }
            }
            others.forEach((day, number) -> months.merge(month(day), number, Integer::sum));
            if (undated > 0) {
                months.put(UNDATED, undated);
            }
            return months;
        }

        private static String month(long day) {
            return YearMonth.from(LocalDate.ofEpochDay(day)).toString();
        }
    }
}
