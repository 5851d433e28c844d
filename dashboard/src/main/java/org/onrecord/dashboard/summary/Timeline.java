package org.onrecord.dashboard.summary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.search.Query;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSegment;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.DayRange;
import org.onrecord.events.Trend;
import org.onrecord.events.time.PlausibleTime;

/**
 * The number of distinct official statements per calendar period.
 *
 * @param subject e.g. {@code claim:cooperate}, {@code topic:trade} or {@code issue:*}
 * @param holder e.g. {@code side:CN}, {@code actor:qin-gang}, or {@code sides} for all sides together
 * @param bucket length of a period
 * @param points periods with statements, oldest first, {@code undated} last
 * @param gaps periods between the first and the last point from which no document came in, oldest first. If the holder is a side,
 *     only documents from sources that speak for it or for nobody count
 */
public record Timeline(String subject, String holder, Trend.Bucket bucket, List<Point> points, List<String> gaps) {
    /**
     * One period.
     *
     * @param period {@code 2023-06-21}, {@code 2023-W25}, {@code 2023-06}, {@code 2023-Q2} or {@code undated}
     * @param favor statements in favour of the claim; 0 for other subjects
     * @param against statements against the claim; 0 for other subjects
     * @param opens the path that lists its statements
     */
    public record Point(String period, int statements, int favor, int against, int carriers, String opens) {
        Point(String period, int statements, int favor, int against, int carriers) {
            this(period, statements, favor, against, carriers, "");
        }

        Point plus(Point other) {
            return new Point(
                    period,
                    statements + other.statements,
                    favor + other.favor,
                    against + other.against,
                    carriers + other.carriers);
        }
    }

    /**
     * Returns the timeline of a subject.
     *
     * @param holder who speaks; empty for all sides together
     */
    public static Timeline of(
            IndexSnapshot snapshot,
            String issue,
            Trend.Subject subject,
            Optional<Trend.Holder> holder,
            Trend.Bucket bucket) {
        Map<String, Point> points = points(snapshot, issue, subject, holder, bucket);
        Optional<String> side =
                holder.filter(each -> each.kind() == Trend.Holder.Kind.SIDE).map(Trend.Holder::id);
        TreeSet<String> periods = new TreeSet<>(points.keySet());
        periods.remove(Trend.UNDATED);
        return new Timeline(
                subject.name(),
                holder.map(Trend.Holder::name).orElse("sides"),
                bucket,
                List.copyOf(points.values()),
                CoverageGaps.between(periods, CoverageGaps.covered(snapshot, side, bucket), bucket));
    }

    /** Returns this timeline with a path for each point, which ends with the period. */
    public Timeline opening(String path) {
        List<Point> all = points.stream()
                .map(each -> new Point(
                        each.period, each.statements, each.favor, each.against, each.carriers, path + each.period))
                .toList();
        return new Timeline(subject, holder, bucket, all, gaps);
    }

    /** Returns the period, or {@code undated} for one that cannot be true, such as a month of year 1: its statements have no plausible day. */
    private static String plausible(String period, Trend.Bucket bucket) {
        return DayRange.ofPeriod(period)
                .flatMap(DayRange::from)
                .filter(day -> PlausibleTime.isPublication(day, Instant.now())
                        && bucket.period(day).equals(period))
                .map(day -> period)
                .orElse(Trend.UNDATED);
    }

    private static Map<String, Point> points(
            IndexSnapshot snapshot,
            String issue,
            Trend.Subject subject,
            Optional<Trend.Holder> holder,
            Trend.Bucket bucket) {
        Trend.Holder.Kind kind = holder.map(Trend.Holder::kind).orElse(Trend.Holder.Kind.SIDE);
        List<Query> trends = new ArrayList<>(List.of(
                IndexQueries.of("trend", issue),
                IndexQueries.term(IndexFields.SUBJECT, subject.name()),
                IndexQueries.term(IndexFields.BUCKET, bucket.json()),
                IndexQueries.term(IndexFields.HOLDER_KIND, kind.json())));
        holder.map(each -> IndexQueries.term(IndexFields.HOLDER, each.id())).ifPresent(trends::add);
        Map<String, Point> points = new TreeMap<>();
        snapshot.scan(IndexQueries.allOf(trends), segment -> {
            IndexSegment.Words periods = segment.words(IndexFields.PERIOD);
            IndexSegment.Numbers statements = segment.numbers(IndexFields.STATEMENTS);
            IndexSegment.Numbers favor = segment.numbers(IndexFields.FAVOR);
            IndexSegment.Numbers against = segment.numbers(IndexFields.AGAINST);
            IndexSegment.Numbers carriers = segment.numbers(IndexFields.CARRIERS);
            return entry -> {
                Point point = new Point(
                        plausible(periods.of(entry), bucket),
                        (int) statements.of(entry, 0),
                        (int) favor.of(entry, 0),
                        (int) against.of(entry, 0),
                        (int) carriers.of(entry, 0));
                if (point.statements > 0) {
                    points.merge(point.period, point, Point::plus);
                }
            };
        });
        return points;
    }
}
