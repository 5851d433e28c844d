package org.onrecord.processor.shift;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.onrecord.events.Trend.Bucket;
import org.onrecord.events.Trend.Holder;
import org.onrecord.events.Trend.Subject;
import org.onrecord.events.stats.DayCorrelation;
import org.onrecord.events.stats.DayShare;

/**
 * The share of a claim in what a side says on an issue in a period.
 *
 * @param period its name, as in trends
 * @param favor number of statements in favour of the claim
 * @param share of the statements on the claim among all of the side in the period
 */
public record ClaimShare(String side, String claim, String period, int favor, Level share) {

    /** Returns the share of every claim that a side ever takes a side on, for every period in which it speaks, by side, claim and period. */
    public static List<ClaimShare> of(List<DistinctStatement> statements, Bucket bucket) {
        SortedMap<String, List<DistinctStatement>> bySide = new TreeMap<>();
        for (DistinctStatement each : Shifts.dated(statements, LocalDate.MAX)) {
            bySide.computeIfAbsent(each.member().actor().side(), unseen -> new ArrayList<>())
                    .add(each);
        }
        List<ClaimShare> shares = new ArrayList<>();
        bySide.forEach(
                (side, spoken) -> Shifts.claims(spoken).forEach(claim -> add(side, claim, spoken, bucket, shares)));
        return shares;
    }

    private static void add(
            String side, String claim, List<DistinctStatement> spoken, Bucket bucket, List<ClaimShare> to) {
        StatementSeries series = new StatementSeries(
                spoken.getFirst().member().issue(),
                new Subject(Subject.Kind.CLAIM, claim),
                new Holder(Holder.Kind.SIDE, side),
                side,
                spoken);
        List<DayShare> days = series.emphasis();
        DayCorrelation correlation = DayCorrelation.of(days);
        Map<String, Integer> favor = new TreeMap<>();
        series.stance().forEach(day -> favor.merge(bucket.period(day.day()), day.part(), Integer::sum));
        SortedMap<String, List<DayShare>> byPeriod = new TreeMap<>();
        days.forEach(day -> byPeriod.computeIfAbsent(bucket.period(day.day()), unseen -> new ArrayList<>())
                .add(day));
        byPeriod.forEach((period, its) -> to.add(new ClaimShare(
                side, claim, period, Objects.requireNonNullElse(favor.get(period), 0), Level.share(its, correlation))));
    }
}
