package org.onrecord.dashboard.index;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.onrecord.events.Trend;

/** The calendar periods in which nobody was heard: no document of theirs came in, so that nothing said in them is unknown, and no zero. */
final class Gaps {
    private Gaps() {}

    /**
     * The gaps between the first and the last of some periods, oldest first.
     *
     * @param periods that have statements, {@code undated} not among them
     * @param heard the periods of which documents are known
     */
    static List<String> between(SortedSet<String> periods, Set<String> heard, Trend.Bucket bucket) {
        if (periods.isEmpty()) {
            return List.of();
        }
        List<String> gaps = new ArrayList<>();
        String last = periods.last();
        LocalDate day = Days.ofPeriod(periods.first()).flatMap(Days::from).orElseThrow();
        for (String period = periods.first(); period.compareTo(last) < 0; period = bucket.period(day)) {
            if (!heard.contains(period) && !periods.contains(period)) {
                gaps.add(period);
            }
            while (bucket.period(day).equals(period)) {
                day = day.plusDays(1);
            }
        }
        return gaps;
    }

    /**
     * The periods of which documents are known, whether or not they are on the issue.
     *
     * @param side for which the documents' sources speak, those of sources that speak for nobody too; empty for all
     * @param asOf only documents that had been fetched by the end of this day
     */
    static Set<String> heard(Reading reading, Optional<String> side, Trend.Bucket bucket, Optional<AsOf> asOf) {
        Query documents = side.map(Gaps::publishedFor).orElseGet(() -> Reading.type("document"));
        Optional<Set<String>> known = asOf.map(day -> day.documents(reading));
        Set<LocalDate> days = new HashSet<>();
        AsOf.each(reading, documents, (leaf, entries) -> {
            NumericDocValues published = leaf.reader().getNumericDocValues(Schema.PUBLISHED);
            SortedDocValues ids = leaf.reader().getSortedDocValues(Schema.FETCHED_DOCUMENT);
            for (int entry : entries) {
                if (published != null
                        && published.advanceExact(entry)
                        && (known.isEmpty()
                                || ids != null
                                        && ids.advanceExact(entry)
                                        && known.get()
                                                .contains(ids.lookupOrd(ids.ordValue())
                                                        .utf8ToString()))) {
                    days.add(LocalDate.ofEpochDay(published.longValue()));
                }
            }
        });
        Set<String> heard = new HashSet<>();
        days.forEach(day -> heard.add(bucket.period(day)));
        return heard;
    }

    private static Query publishedFor(String side) {
        BooleanQuery anyOf = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Schema.PUBLISHER_SIDE, Schema.cut(side))), Occur.SHOULD)
                .add(new TermQuery(new Term(Schema.PUBLISHER_SIDE, "")), Occur.SHOULD)
                .build();
        return Reading.all(List.of(Reading.type("document"), anyOf));
    }
}
