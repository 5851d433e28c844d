package org.onrecord.dashboard.index;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * What was known on a day: what had been said by then, in documents that had been fetched by its end (UTC) in the version that holds now.
 *
 * <p>The index keeps the statements of the newest version of each document, with the labels that hold now; {@link #missing} says what of
 * that day it cannot tell.
 *
 * @param day the last day that counts
 */
public record AsOf(LocalDate day) {

    /** True if the day is not after this one; what has no day is taken as said before. */
    boolean reaches(@Nullable LocalDate other) {
        return other == null || !other.isAfter(day);
    }

    /** True if the instant is not after the day's end. */
    boolean reaches(Instant other) {
        return other.isBefore(end());
    }

    private Instant end() {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The ids of the documents that had been fetched by then as they are now. */
    Set<String> documents(Reading reading) {
        return fetched(reading, "document");
    }

    /** What the index cannot tell of the day, a sentence each; empty if nothing is missing. */
    public List<String> missing(Reading reading) {
        List<String> missing = new ArrayList<>();
        Set<String> other = fetched(reading, Schema.TYPE_VERSION);
        other.removeAll(documents(reading));
        if (!other.isEmpty()) {
            missing.add(other.size() + (other.size() == 1 ? " document was" : " documents were")
                    + " known then in another version, or withdrawn since; what was said in it is not in the index.");
        }
        int corrected = reading.count(Reading.all(List.of(
                Reading.type("correction"),
                NumericDocValuesField.newSlowRangeQuery(Schema.AT, end().toEpochMilli(), Long.MAX_VALUE))));
        if (corrected > 0) {
            missing.add(corrected + (corrected == 1 ? " correction was" : " corrections were")
                    + " made or revoked since; the labels are those that hold now.");
        }
        return missing;
    }

    private Set<String> fetched(Reading reading, String type) {
        Set<String> documents = new HashSet<>();
        each(reading, Reading.type(type), (leaf, entries) -> {
            NumericDocValues fetched = leaf.reader().getNumericDocValues(Schema.FETCHED);
            SortedDocValues ids = leaf.reader().getSortedDocValues(Schema.FETCHED_DOCUMENT);
            for (int entry : entries) {
                if (fetched != null
                        && ids != null
                        && fetched.advanceExact(entry)
                        && fetched.longValue() < end().getEpochSecond()
                        && ids.advanceExact(entry)) {
                    documents.add(ids.lookupOrd(ids.ordValue()).utf8ToString());
                }
            }
        });
        return documents;
    }

    /** What is done with the entries of a leaf, in their order. */
    @FunctionalInterface
    interface InLeaf {
        void take(LeafReaderContext leaf, List<Integer> entries) throws IOException;
    }

    /** Goes through everything that a query finds, leaf by leaf. */
    static void each(Reading reading, Query query, InLeaf action) {
        Reading.io(() -> {
            Weight weight =
                    reading.searcher().createWeight(reading.searcher().rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
            for (LeafReaderContext leaf : reading.searcher().getIndexReader().leaves()) {
                Scorer scorer = weight.scorer(leaf);
                if (scorer != null) {
                    action.take(leaf, entries(scorer.iterator(), leaf.reader().getLiveDocs()));
                }
            }
            return true;
        });
    }

    private static List<Integer> entries(DocIdSetIterator hits, @Nullable Bits live) throws IOException {
        List<Integer> entries = new ArrayList<>();
        for (int entry = hits.nextDoc(); entry != DocIdSetIterator.NO_MORE_DOCS; entry = hits.nextDoc()) {
            if (live == null || live.get(entry)) {
                entries.add(entry);
            }
        }
        return entries;
    }
}
