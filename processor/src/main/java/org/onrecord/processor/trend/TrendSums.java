package org.onrecord.processor.trend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Trend;
import org.onrecord.events.Trend.Bucket;

/**
 * Sums statements over calendar periods. Only the counts of days are stored: a longer period is the sum of its days, so that a statement changes
 * one stored value of each holder, however many subjects and periods it counts in.
 */
public record TrendSums(DayTable days) {
    /** Stores a change without summing up. */
    public void store(DayChange change) {
        days.put(
                change.holder(),
                change.day(),
                days.get(change.holder(), change.day()).plus(change.counts()));
    }

    /** Stores a change, and returns the new values of the trends that it affects; see {@link #isZero}. */
    public List<Trend> add(DayChange change) {
        store(change);
        @Nullable LocalDate day = change.day();
        SortedMap<LocalDate, DayCounts> around = day == null
                ? Collections.emptySortedMap()
                : days.between(
                        change.holder(),
                        Collections.min(List.of(Bucket.WEEK.first(day), Bucket.QUARTER.first(day))),
                        Collections.max(List.of(Bucket.WEEK.last(day), Bucket.QUARTER.last(day))));
        List<Trend> trends = new ArrayList<>();
        for (Bucket bucket : Bucket.values()) {
            Collection<DayCounts> period = day == null
                    ? List.of(days.get(change.holder(), null))
                    : around.subMap(bucket.first(day), bucket.last(day).plusDays(1))
                            .values();
            for (String subject : change.counts().keySet()) {
                Counts sum = period.stream().map(each -> each.of(subject)).reduce(Counts.ZERO, Counts::plus);
                trends.add(trend(change, bucket, subject, sum));
            }
        }
        return trends;
    }

    private static Trend trend(DayChange change, Bucket bucket, String subject, Counts counts) {
        return new Trend(
                change.issue(),
                DayCounts.subject(subject),
                change.holder(),
                bucket,
                bucket.period(change.day()),
                counts.statements(),
                counts.favor(),
                counts.against(),
                counts.carriers());
    }

    public static boolean isZero(Trend trend) {
        return trend.statements() == 0 && trend.favor() == 0 && trend.against() == 0 && trend.carriers() == 0;
    }
}
