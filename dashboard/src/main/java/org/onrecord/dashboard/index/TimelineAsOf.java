package org.onrecord.dashboard.index;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.Timeline.Point;
import org.onrecord.events.Stance;
import org.onrecord.events.Trend;

/**
 * A timeline counted from what was known on a day: the same words of the same actor once, under the earliest of the days that were known then,
 * as the trends count what is known now.
 */
final class TimelineAsOf {
    private TimelineAsOf() {}

    /** A statement that was known, and where it stands in the index. */
    private record Known(
            int entry,
            String cluster,
            String document,
            @Nullable LocalDate day,
            String statement) {
        static final Comparator<Known> EARLIEST = Comparator.comparing(
                        (Known known) -> known.day == null ? LocalDate.MAX : known.day)
                .thenComparing(Known::statement);
    }

    static Map<String, Point> points(
            Reading reading, Trend.Subject subject, Optional<Trend.Holder> holder, Trend.Bucket bucket, AsOf asOf) {
        Map<String, Known> heads = new HashMap<>();
        Map<String, Set<String>> carriers = new HashMap<>();
        for (Known each : known(reading, asOf)) {
            heads.merge(each.cluster, each, (one, other) -> Known.EARLIEST.compare(one, other) <= 0 ? one : other);
            carriers.computeIfAbsent(each.cluster, none -> new HashSet<>()).add(each.document);
        }
        Set<Integer> asked = entries(reading, Reading.all(asked(subject, holder)));
        Set<Integer> favor = side(reading, subject, Stance.FAVOR);
        Set<Integer> against = side(reading, subject, Stance.AGAINST);
        Map<String, Point> points = new TreeMap<>();
        for (Known head : heads.values()) {
            if (asked.contains(head.entry)) {
                Point point = new Point(
                        bucket.period(head.day),
                        1,
                        favor.contains(head.entry) ? 1 : 0,
                        against.contains(head.entry) ? 1 : 0,
                        carriers.getOrDefault(head.cluster, Set.of()).size());
                points.merge(point.period(), point, Point::plus);
            }
        }
        return points;
    }

    private static List<Query> asked(Trend.Subject subject, Optional<Trend.Holder> holder) {
        List<Query> all = new ArrayList<>(List.of(counted()));
        switch (subject.kind()) {
            case CLAIM -> all.add(term(Schema.CLAIM, subject.id()));
            case TOPIC -> all.add(term(Schema.TOPIC, subject.id()));
            case ISSUE -> all.add(Reading.type("statement"));
        }
        holder.map(each -> term(each.kind() == Trend.Holder.Kind.SIDE ? Schema.SIDE : Schema.ACTOR, each.id()))
                .ifPresent(all::add);
        return all;
    }

    private static Set<Integer> side(Reading reading, Trend.Subject subject, Stance stance) {
        return subject.kind() == Trend.Subject.Kind.CLAIM
                ? entries(reading, term(Schema.STANCE, Schema.stance(subject.id(), stance.json())))
                : Set.of();
    }

    private static List<Known> known(Reading reading, AsOf asOf) {
        Set<String> documents = asOf.documents(reading);
        List<Known> known = new ArrayList<>();
        AsOf.each(reading, counted(), (leaf, entries) -> {
            Words clusters = new Words(leaf, Schema.CLUSTER);
            Words carriers = new Words(leaf, Schema.DOCUMENT);
            Words statements = new Words(leaf, Schema.STATEMENT);
            NumericDocValues days = leaf.reader().getNumericDocValues(Schema.DAY);
            for (int entry : entries) {
                LocalDate day =
                        days != null && days.advanceExact(entry) ? LocalDate.ofEpochDay(days.longValue()) : null;
                String document = carriers.of(entry);
                if (asOf.reaches(day) && documents.contains(document)) {
                    known.add(new Known(leaf.docBase + entry, clusters.of(entry), document, day, statements.of(entry)));
                }
            }
        });
        return known;
    }

    private static Set<Integer> entries(Reading reading, Query query) {
        Set<Integer> found = new HashSet<>();
        AsOf.each(reading, query, (leaf, entries) -> entries.forEach(entry -> found.add(leaf.docBase + entry)));
        return found;
    }

    private static Query counted() {
        return Reading.all(List.of(Reading.type("statement"), term(Schema.COUNTED, "true")));
    }

    private static Query term(String field, String value) {
        return new TermQuery(new Term(field, Schema.cut(value)));
    }

    /** A field's words in one leaf. */
    private static final class Words {
        private final @Nullable SortedDocValues values;

        Words(LeafReaderContext leaf, String field) throws IOException {
            values = leaf.reader().getSortedDocValues(field);
        }

        String of(int entry) throws IOException {
            SortedDocValues there = values;
            return there != null && there.advanceExact(entry)
                    ? there.lookupOrd(there.ordValue()).utf8ToString()
                    : "";
        }
    }
}
