package org.onrecord.processor.shift;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** How many of the statements of a day have a property. */
record DayShare(LocalDate day, int part, int whole) {

    /** Counts by day the statements that match {@code whole}, and how many of them match {@code part}. */
    static List<DayShare> of(
            List<DistinctStatement> statements, Predicate<DistinctStatement> whole, Predicate<DistinctStatement> part) {
        Map<LocalDate, int[]> days = new TreeMap<>();
        for (DistinctStatement each : statements) {
            if (whole.test(each)) {
                int[] counts = days.computeIfAbsent(StatementSeries.day(each), unseen -> new int[2]);
                counts[0] += part.test(each) ? 1 : 0;
                counts[1]++;
            }
        }
        List<DayShare> shares = new ArrayList<>();
        days.forEach((day, counts) -> shares.add(new DayShare(day, counts[0], counts[1])));
        return shares;
    }

    static int part(List<DayShare> days) {
        return days.stream().mapToInt(DayShare::part).sum();
    }

    static int whole(List<DayShare> days) {
        return days.stream().mapToInt(DayShare::whole).sum();
    }
}
