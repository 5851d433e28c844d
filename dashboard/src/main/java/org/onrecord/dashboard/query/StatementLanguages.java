package org.onrecord.dashboard.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.FixedBitSet;
import org.onrecord.dashboard.index.EntrySetQuery;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSegment;
import org.onrecord.dashboard.index.IndexSnapshot;

/**
 * The language of each statement of an issue in one state of the index. A statement does not say its language: it follows from its script
 * and the language of its document, which may arrive later.
 *
 * @param bySegment the statements in each language, by segment of the index
 */
public record StatementLanguages(Map<String, FixedBitSet[]> bySegment) {
    /** Where languages do not matter. */
    public static final StatementLanguages NONE = new StatementLanguages(Map.of());

    private record Question(String issue) {}

    /** The languages of Chinese, Japanese or Korean words and of others in a document. */
    private record OfWords(String cjk, String others) {
        static OfWords in(Optional<String> document) {
            return new OfWords(StatementQuery.language(true, document), StatementQuery.language(false, document));
        }
    }

    /** Returns the languages of the statements of an issue. */
    public static StatementLanguages of(IndexSnapshot snapshot, String issue) {
        return snapshot.cached(new Question(issue), () -> compute(snapshot, issue));
    }

    private static StatementLanguages compute(IndexSnapshot snapshot, String issue) {
        DocumentLanguages byDocument = DocumentLanguages.of(snapshot);
        int segments = snapshot.segments();
        Map<String, FixedBitSet[]> all = new HashMap<>();
        Map<Optional<String>, OfWords> known = new HashMap<>();
        snapshot.scan(IndexQueries.of("statement", issue), segment -> {
            IndexSegment.Grouped<OfWords> documents = segment.groupedHashes(
                    IndexFields.DOCUMENT, hash -> known.computeIfAbsent(byDocument.language(hash), OfWords::in));
            IndexSegment.Numbers cjk = segment.column(IndexFields.CJK);
            Map<String, FixedBitSet> here = new HashMap<>();
            return entry -> here.computeIfAbsent(
                            cjk.of(entry, 0) == 1 ? documents.of(entry).cjk : documents.of(entry).others,
                            language -> all.computeIfAbsent(language, key -> new FixedBitSet[segments])[segment.ord()] =
                                    new FixedBitSet(segment.size()))
                    .set(entry);
        });
        all.values().forEach(sets -> {
            for (int i = 0; i < segments; i++) {
                if (sets[i] == null) {
                    sets[i] = new FixedBitSet(1);
                }
            }
        });
        return new StatementLanguages(Map.copyOf(all));
    }

    /** Returns a query for the statements in some languages. */
    Query query(List<String> languages) {
        List<Query> sets = new ArrayList<>();
        languages.forEach(language ->
                Optional.ofNullable(bySegment.get(language)).ifPresent(found -> sets.add(new EntrySetQuery(found))));
        return IndexQueries.someOf(sets);
    }

    /** Returns the statements in each language. */
    public Map<String, Query> queries() {
        Map<String, Query> queries = new HashMap<>();
        bySegment.forEach((language, sets) -> queries.put(language, new EntrySetQuery(sets)));
        return queries;
    }
}
