package org.onrecord.dashboard.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.NumericDocValuesField;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSegment;
import org.onrecord.dashboard.index.IndexSnapshot;

/**
 * Restricts a query to what was known on a day: statements made by that day, in documents whose current version had been fetched by
 * the end of the day (UTC).
 *
 * <p>The index holds only the newest version of each document, with its current labels; {@link #limitations} says what it cannot tell about
 * that day.
 *
 * @param day the last day that counts
 */
public record AsOf(LocalDate day) {

    /** Returns true if something said on the given day was known. Undated statements count as said before. */
    public boolean includes(@Nullable LocalDate other) {
        return other == null || !other.isAfter(day);
    }

    boolean includes(Instant other) {
        return other.isBefore(end());
    }

    private Instant end() {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Returns the ids of the documents whose current version had been fetched by then. */
    public Set<String> documents(IndexSnapshot snapshot) {
        return fetched(snapshot, "document");
    }

    /** Returns a sentence for each thing that the index cannot tell about the day. */
    public List<String> limitations(IndexSnapshot snapshot) {
        List<String> limitations = new ArrayList<>();
        Set<String> otherVersions = fetched(snapshot, IndexFields.TYPE_VERSION);
        otherVersions.removeAll(documents(snapshot));
        if (!otherVersions.isEmpty()) {
            limitations.add(
                    otherVersions.size() + (otherVersions.size() == 1 ? " document was" : " documents were")
                            + " known then in another version, or withdrawn since; the statements of that version are not in the index.");
        }
        int corrected = snapshot.count(IndexQueries.allOf(List.of(
                IndexQueries.type("correction"),
                NumericDocValuesField.newSlowRangeQuery(IndexFields.AT, end().toEpochMilli(), Long.MAX_VALUE))));
        if (corrected > 0) {
            limitations.add(corrected + (corrected == 1 ? " correction was" : " corrections were")
                    + " made or revoked since; the labels shown are the current ones.");
        }
        return limitations;
    }

    private Set<String> fetched(IndexSnapshot snapshot, String type) {
        long end = end().getEpochSecond();
        Set<String> documents = new HashSet<>();
        snapshot.scan(IndexQueries.type(type), segment -> {
            IndexSegment.Numbers fetched = segment.numbers(IndexFields.FETCHED);
            IndexSegment.Words ids = segment.words(IndexFields.FETCHED_DOCUMENT);
            return entry -> {
                if (fetched.of(entry, Long.MAX_VALUE) < end) {
                    documents.add(ids.of(entry));
                }
            };
        });
        return documents;
    }
}
