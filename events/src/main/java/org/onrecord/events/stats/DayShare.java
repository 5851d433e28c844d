package org.onrecord.events.stats;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * How many of the statements of a day have a property.
 *
 * @param day {@link LocalDate#MIN} for those without a day, which count as said on one day
 * @param part number of those that have it
 * @param whole number of all, 1 or more
 */
public record DayShare(LocalDate day, int part, int whole) {
    /**
     * Counts by day, in the order of the days.
     *
     * @param day returns the day of an element, as an epoch day
     * @param part returns true for those that have the property
     */
    public static <T> List<DayShare> of(Collection<T> all, ToLongFunction<T> day, Predicate<T> part) {
        Map<Long, int[]> days = new HashMap<>();
        for (T each : all) {
            int[] counts = days.computeIfAbsent(day.applyAsLong(each), unseen -> new int[2]);
            counts[0] += part.test(each) ? 1 : 0;
            counts[1]++;
        }
        List<DayShare> shares = new ArrayList<>();
        days.forEach((on, counts) -> shares.add(new DayShare(LocalDate.ofEpochDay(on), counts[0], counts[1])));
        shares.sort(Comparator.comparing(DayShare::day));
        return shares;
    }

    /** Returns the number of statements of all days that have the property. */
    public static int part(List<DayShare> days) {
        return days.stream().mapToInt(DayShare::part).sum();
    }

    /** Returns the number of statements of all days. */
    public static int whole(List<DayShare> days) {
        return days.stream().mapToInt(DayShare::whole).sum();
    }
}
