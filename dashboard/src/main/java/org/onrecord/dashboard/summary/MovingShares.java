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
import org.onrecord.events.stats.DayCorrelation;
import org.onrecord.events.stats.DayShare;

/** The share in favour period by period, each from the statements of the period and of its neighbours. */
final class MovingShares {
    private MovingShares() {}

    /**
     * Returns a step for each period that has a statement within reach, from the period of the first statement to that of the last.
     *
     * @param days how many of the statements of each day are in favour
     * @param reach how many periods before and after count
     */
    static List<Step> of(List<DayShare> days, DayCorrelation correlation, Trend.Bucket bucket, int reach) {
        TreeMap<Long, List<DayShare>> byPeriod = new TreeMap<>();
        for (DayShare each : days) {
            byPeriod.computeIfAbsent(number(each.day(), bucket), unseen -> new ArrayList<>())
                    .add(each);
        }
        List<Step> steps = new ArrayList<>();
        if (byPeriod.isEmpty()) {
            return steps;
        }
        TreeSet<Long> periods = new TreeSet<>();
        for (long period : byPeriod.keySet()) {
            for (long near = period - reach; near <= period + reach; near++) {
                periods.add(near);
            }
        }
        // Quiet periods have the same neighbours, and an interval takes a tenth of a millisecond.
        Map<List<DayShare>, Lean> leans = new HashMap<>();
        for (long period : periods.subSet(byPeriod.firstKey(), true, byPeriod.lastKey(), true)) {
            List<DayShare> own = byPeriod.getOrDefault(period, List.of());
            List<DayShare> near = byPeriod.subMap(period - reach, true, period + reach, true).values().stream()
                    .flatMap(List::stream)
                    .toList();
            LocalDate start = start(period, bucket);
            int favor = DayShare.part(own);
            Lean lean = leans.computeIfAbsent(near, known -> Lean.of(known, correlation));
            steps.add(new Step(bucket.period(start), start, favor, DayShare.whole(own) - favor, lean));
        }
        return steps;
    }

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
