package org.onrecord.dashboard.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;
import org.onrecord.events.Trend;

/**
 * A trend over calendar periods.
 *
 * @param subject e.g. {@code claim:cooperate}, {@code topic:trade} or {@code issue:*}
 * @param holder e.g. {@code side:CN}, {@code actor:qin-gang} or {@code sides} for all of them together
 * @param bucket length of a period
 * @param points the periods that have statements, oldest first, {@code undated} last
 * @param gaps the periods between the first and the last of them in which nobody was heard, oldest first: no document of that time came
 *     in from a source of the holder's side, or from any where the holder is an actor or all
 */
public record Timeline(String subject, String holder, Trend.Bucket bucket, List<Point> points, List<String> gaps) {
    /**
     * One period.
     *
     * @param period {@code 2023-06-21}, {@code 2023-W25}, {@code 2023-06}, {@code 2023-Q2} or {@code undated}
     * @param statements distinct official statements
     * @param favor of these, in favour of the claim; 0 for other subjects
     * @param against of these, against the claim; 0 for other subjects
     * @param carriers documents that carry them
     */
    public record Point(String period, int statements, int favor, int against, int carriers) {
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
     * Reads the timeline of a subject.
     *
     * @param holder who speaks; empty for all sides together
     */
    public static Timeline of(
            Reading reading, Trend.Subject subject, Optional<Trend.Holder> holder, Trend.Bucket bucket) {
        List<Query> all = new ArrayList<>();
        all.add(Reading.type("trend"));
        all.add(new TermQuery(new Term(Schema.SUBJECT, Schema.cut(Schema.subject(subject)))));
        all.add(new TermQuery(new Term(Schema.BUCKET, bucket.json())));
        all.add(new TermQuery(new Term(
                Schema.HOLDER_KIND,
                holder.map(Trend.Holder::kind).orElse(Trend.Holder.Kind.SIDE).json())));
        holder.ifPresent(each -> all.add(new TermQuery(new Term(Schema.HOLDER, Schema.cut(each.id())))));
        Map<String, Point> points = new TreeMap<>();
        Reading.io(() -> {
            gather(reading, Reading.all(all), points);
            return points;
        });
        return of(reading, subject, holder, bucket, points, Optional.empty());
    }

    /** The same as of a day. */
    public static Timeline asOf(
            Reading reading, Trend.Subject subject, Optional<Trend.Holder> holder, Trend.Bucket bucket, AsOf day) {
        return of(
                reading,
                subject,
                holder,
                bucket,
                TimelineAsOf.points(reading, subject, holder, bucket, day),
                Optional.of(day));
    }

    private static Timeline of(
            Reading reading,
            Trend.Subject subject,
            Optional<Trend.Holder> holder,
            Trend.Bucket bucket,
            Map<String, Point> points,
            Optional<AsOf> asOf) {
        Optional<String> side =
                holder.filter(each -> each.kind() == Trend.Holder.Kind.SIDE).map(Trend.Holder::id);
        TreeSet<String> periods = new TreeSet<>(points.keySet());
        periods.remove(Trend.UNDATED);
        return new Timeline(
                Schema.subject(subject),
                name(holder),
                bucket,
                List.copyOf(points.values()),
                Gaps.between(periods, Gaps.heard(reading, side, bucket, asOf), bucket));
    }

    private static String name(Optional<Trend.Holder> holder) {
        return holder.map(each -> each.kind().json() + ":" + each.id()).orElse("sides");
    }

    private static void gather(Reading reading, Query query, Map<String, Point> points) throws IOException {
        var weight =
                reading.searcher().createWeight(reading.searcher().rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : reading.searcher().getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            SortedDocValues periods = leaf.reader().getSortedDocValues(Schema.PERIOD);
            if (scorer == null || periods == null) {
                continue;
            }
            NumericDocValues statements = leaf.reader().getNumericDocValues(Schema.STATEMENTS);
            NumericDocValues favor = leaf.reader().getNumericDocValues(Schema.FAVOR);
            NumericDocValues against = leaf.reader().getNumericDocValues(Schema.AGAINST);
            NumericDocValues carriers = leaf.reader().getNumericDocValues(Schema.CARRIERS);
            Bits live = leaf.reader().getLiveDocs();
            DocIdSetIterator hits = scorer.iterator();
            for (int entry = hits.nextDoc(); entry != DocIdSetIterator.NO_MORE_DOCS; entry = hits.nextDoc()) {
                if ((live == null || live.get(entry)) && periods.advanceExact(entry)) {
                    Point point = new Point(
                            periods.lookupOrd(periods.ordValue()).utf8ToString(),
                            value(statements, entry),
                            value(favor, entry),
                            value(against, entry),
                            value(carriers, entry));
                    if (point.statements > 0) {
                        points.merge(point.period, point, Point::plus);
                    }
                }
            }
        }
    }

    private static int value(NumericDocValues values, int entry) throws IOException {
        return values != null && values.advanceExact(entry) ? (int) values.longValue() : 0;
    }
}
