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
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSegment;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.StatementLanguages;
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
            Dimension.SIDE, IndexFields.SIDE,
            Dimension.ACTOR, IndexFields.ACTOR,
            Dimension.KIND, IndexFields.counted(IndexFields.KIND),
            Dimension.PUBLISHER, IndexFields.counted(IndexFields.PUBLISHER),
            Dimension.COUNTED, IndexFields.counted(IndexFields.COUNTED));

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

    /** A part of an answer that other questions have in common with it: the fewer restrictions are left, the more do. */
    private record Part(StatementQuery query, Set<Dimension> dimensions) {}

    /** Counts what a query finds by some properties, in one pass. */
    private static Counts count(IndexSnapshot snapshot, StatementQuery query, Set<Dimension> dimensions) {
        return snapshot.cached(new Part(query, Set.copyOf(dimensions)), () -> {
            Counter counter = new Counter(snapshot, query, dimensions);
            snapshot.scan(query.query(snapshot), counter::enter);
            return counter.counts();
        });
    }

    /**
     * Counts statements by some properties. They are counted in batches, property by property: that takes half of the time of counting
     * statement by statement.
     */
    private static final class Counter {
        private static final int BATCH = 1024;

        private final Set<Dimension> dimensions;
        private final List<String> languages;
        private final List<FixedBitSet[]> inLanguage;
        private final Map<Dimension, List<IndexSegment.WordCounts>> words = new EnumMap<>(Dimension.class);
        private final int[] byLanguage;
        private final int[] tiers = new int[16];
        private final Days days = new Days();
        private final int[] batch = new int[BATCH];
        private int filled;
        private int total;
        private @Nullable IndexSegment segment;

        Counter(IndexSnapshot snapshot, StatementQuery query, Set<Dimension> dimensions) {
            this.dimensions = dimensions;
            Map<String, FixedBitSet[]> sets = dimensions.contains(Dimension.LANGUAGE)
                    ? StatementLanguages.of(snapshot, query.issue()).bySegment()
                    : Map.of();
            languages = List.copyOf(sets.keySet());
            inLanguage = languages.stream().map(sets::get).toList();
            byLanguage = new int[languages.size()];
        }

        /** Starts with a segment; the one before is done. */
        IndexSnapshot.EntryVisitor enter(IndexSegment next) throws IOException {
            flush();
            segment = next;
            for (Dimension dimension : dimensions) {
                String one = ONE.get(dimension);
                String several = SEVERAL.get(dimension);
                if (one != null) {
                    counters(dimension).add(next.counts(one));
                } else if (several != null) {
                    counters(dimension).add(next.setCounts(several));
                }
            }
            return entry -> {
                batch[filled++] = entry;
                if (filled == BATCH) {
                    flush();
                }
            };
        }

        private List<IndexSegment.WordCounts> counters(Dimension dimension) {
            return words.computeIfAbsent(dimension, key -> new ArrayList<>());
        }

        private void flush() throws IOException {
            IndexSegment here = segment;
            if (here == null) {
                return;
            }
            words.values().forEach(counters -> counters.getLast().count(batch, filled));
            if (dimensions.contains(Dimension.TIER)) {
                IndexSegment.Numbers tier = here.column(IndexFields.TIER);
                for (int i = 0; i < filled; i++) {
                    tiers[(int) Math.clamp(tier.of(batch[i], 0), 0, 15)]++;
                }
            }
            if (dimensions.contains(Dimension.DAY)) {
                IndexSegment.Numbers day = here.column(IndexFields.DAY);
                for (int i = 0; i < filled; i++) {
                    days.count(day.of(batch[i], Long.MIN_VALUE));
                }
            }
            for (int language = 0; language < byLanguage.length; language++) {
                FixedBitSet set = inLanguage.get(language)[here.ord()];
                for (int i = 0; i < filled; i++) {
                    byLanguage[language] += batch[i] < set.length() && set.get(batch[i]) ? 1 : 0;
                }
            }
            total += filled;
            filled = 0;
        }

        Counts counts() {
            try {
                flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Map<Dimension, Map<String, Integer>> totals = new EnumMap<>(Dimension.class);
            words.forEach((dimension, segments) -> totals.put(dimension, sum(segments)));
            if (dimensions.contains(Dimension.TIER)) {
                totals.put(
                        Dimension.TIER,
                        positive(IntStream.range(0, tiers.length).boxed(), Object::toString, tier -> tiers[tier]));
            }
            if (dimensions.contains(Dimension.DAY)) {
                totals.put(Dimension.DAY, days.months());
            }
            if (dimensions.contains(Dimension.LANGUAGE)) {
                totals.put(
                        Dimension.LANGUAGE,
                        positive(IntStream.range(0, byLanguage.length).boxed(), languages::get, i -> byLanguage[i]));
            }
            return new Counts(total, totals);
        }

        private static Map<String, Integer> positive(
                Stream<Integer> numbers, Function<Integer, String> name, ToIntFunction<Integer> count) {
            Map<String, Integer> counts = new TreeMap<>();
            numbers.filter(number -> count.applyAsInt(number) > 0)
                    .forEach(number -> counts.put(name.apply(number), count.applyAsInt(number)));
            return counts;
        }
    }

    private static Map<String, Integer> stances(IndexSnapshot snapshot, StatementQuery query, String claim) {
        Map<String, Integer> counts = new HashMap<>();
        Query matching = query.query(snapshot);
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
