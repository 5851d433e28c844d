package org.onrecord.dashboard.summary;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.dashboard.summary.ClaimMovement.Step;
import org.onrecord.events.Trend;

/** The share in favour period by period, each from the statements of the period and of its neighbours. */
final class MovingShares {
    private MovingShares() {}

    /** The statements of a period. */
    private record Count(int favor, int against) {
        static final Count NONE = new Count(0, 0);
        static final Count IN_FAVOR = new Count(1, 0);
        static final Count AGAINST = new Count(0, 1);

        Count plus(Count other) {
            return new Count(favor + other.favor, against + other.against);
        }
    }

    /** A stance with its day. */
    record Dated(LocalDate day, boolean inFavor) {}

    /**
     * Returns a step for each period that has a statement within reach, from the period of the first statement to that of the last.
     *
     * @param stances in any order
     * @param reach how many periods before and after count
     */
    static List<Step> of(List<Dated> stances, Trend.Bucket bucket, int reach) {
        TreeMap<Long, Count> counts = new TreeMap<>();
        Map<LocalDate, Count> byDay = new HashMap<>();
        for (Dated each : stances) {
            byDay.merge(each.day, each.inFavor ? Count.IN_FAVOR : Count.AGAINST, Count::plus);
        }
        byDay.forEach((day, count) -> counts.merge(number(day, bucket), count, Count::plus));
        List<Step> steps = new ArrayList<>();
        if (counts.isEmpty()) {
            return steps;
        }
        TreeSet<Long> periods = new TreeSet<>();
        for (long period : counts.keySet()) {
            for (long near = period - reach; near <= period + reach; near++) {
                periods.add(near);
            }
        }
        for (long period : periods.subSet(counts.firstKey(), true, counts.lastKey(), true)) {
            Count own = counts.getOrDefault(period, Count.NONE);
            Count near = counts.subMap(period - reach, true, period + reach, true).values().stream()
                    .reduce(Count.NONE, Count::plus);
            LocalDate start = start(period, bucket);
            steps.add(new Step(bucket.period(start), start, own.favor, own.against, Lean.of(near.favor, near.against)));
        }
        return steps;
    }

    /** Returns the periods of some days. */
    static SortedSet<String> periods(Stream<LocalDate> days, Trend.Bucket bucket) {
        return days.distinct().map(bucket::period).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the number of the period of a day, so that neighbours differ by one. */
    private static long number(LocalDate day, Trend.Bucket bucket) {
        return switch (bucket) {
            case DAY -> day.toEpochDay();
            case WEEK -> ChronoUnit.WEEKS.between(MONDAY, day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case MONTH -> 12L * day.getYear() + day.getMonthValue() - 1;
            case QUARTER -> 4L * day.getYear() + (day.getMonthValue() - 1) / 3;
        };
    }

    private static LocalDate start(long number, Trend.Bucket bucket) {
        return switch (bucket) {
            case DAY -> LocalDate.ofEpochDay(number);
            case WEEK -> MONDAY.plusWeeks(number);
            case MONTH -> LocalDate.of((int) Math.floorDiv(number, 12L), (int) Math.floorMod(number, 12L) + 1, 1);
            case QUARTER -> LocalDate.of((int) Math.floorDiv(number, 4L), 3 * (int) Math.floorMod(number, 4L) + 1, 1);
        };
    }

    private static final LocalDate MONDAY = LocalDate.of(1970, 1, 5);
}
