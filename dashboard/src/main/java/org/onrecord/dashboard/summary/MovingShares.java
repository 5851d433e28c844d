package org.onrecord.dashboard.summary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
        TreeMap<LocalDate, List<DayShare>> byPeriod = days.stream()
                .collect(Collectors.groupingBy(each -> bucket.first(each.day()), TreeMap::new, Collectors.toList()));
        List<Step> steps = new ArrayList<>();
        if (byPeriod.isEmpty()) {
            return steps;
        }
        TreeSet<LocalDate> periods = new TreeSet<>();
        for (LocalDate period : byPeriod.keySet()) {
            for (int distance = -reach; distance <= reach; distance++) {
                periods.add(bucket.later(period, distance));
            }
        }
        // Quiet periods have the same neighbours, and an interval takes a tenth of a millisecond.
        Map<List<DayShare>, Lean> leans = new HashMap<>();
        for (LocalDate start : periods.subSet(byPeriod.firstKey(), true, byPeriod.lastKey(), true)) {
            List<DayShare> own = byPeriod.getOrDefault(start, List.of());
            List<DayShare> near =
                    byPeriod
                            .subMap(bucket.later(start, -reach), true, bucket.later(start, reach), true)
                            .values()
                            .stream()
                            .flatMap(List::stream)
                            .toList();
            int favor = DayShare.part(own);
            Lean lean = leans.computeIfAbsent(near, known -> Lean.of(known, correlation));
            steps.add(new Step(bucket.period(start), start, favor, DayShare.whole(own) - favor, lean));
        }
        return steps;
    }
}
