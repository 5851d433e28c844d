package org.onrecord.dashboard.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PointRangeQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The entries of each segment that restrictions match, as bits, for the restrictions that were asked for last. Pages and their filters ask for
 * the same issue, sides, claims and days again and again, and bits are combined a hundred times faster than lists of entries are walked through.
 */
final class SegmentFilters {
    /** A value of fewer entries is found faster in its list. */
    private static final int MIN_SHARE = 64;

    private final IndexCaches caches;
    private final IndexSearcher searcher;
    private final List<Query> clauses;
    private final Map<Query, Weight> weights = new LinkedHashMap<>();

    SegmentFilters(IndexSearcher searcher, Query query, IndexCaches caches) {
        this.caches = caches;
        this.searcher = searcher;
        this.clauses = clauses(query).toList();
    }

    /** Returns the matching entries of a segment, deleted ones included, or null if there are none. */
    @Nullable
    DocIdSetIterator in(LeafReaderContext leaf) throws IOException {
        FixedBitSet bits = null;
        List<Scorer> lists = new ArrayList<>();
        for (Query clause : clauses) {
            FixedBitSet matching = bits(leaf, clause);
            if (matching == null) {
                Scorer list = weight(clause).scorer(leaf);
                if (list == null) {
                    return null;
                }
                lists.add(list);
            } else if (bits == null) {
                bits = matching.clone();
            } else {
                bits.and(matching);
            }
        }
        if (bits != null) {
            DocIdSetIterator found = new BitSetIterator(bits, bits.approximateCardinality());
            if (lists.isEmpty()) {
                return found;
            }
            lists.add(new ConstantScoreScorer(0, ScoreMode.COMPLETE_NO_SCORES, found));
        }
        return lists.size() == 1 ? lists.getFirst().iterator() : ConjunctionUtils.intersectScorers(lists);
    }

    private @Nullable FixedBitSet bits(LeafReaderContext leaf, Query clause) throws IOException {
        boolean kept = clause instanceof TermInSetQuery
                || clause instanceof PointRangeQuery
                || clause instanceof TermQuery term
                        && (long) leaf.reader().docFreq(term.getTerm()) * MIN_SHARE
                                >= leaf.reader().maxDoc();
        return kept
                ? caches.of(leaf.reader()).filters().get(clause, () -> IndexSnapshot.io(() -> read(leaf, clause)))
                : null;
    }

    private FixedBitSet read(LeafReaderContext leaf, Query clause) throws IOException {
        FixedBitSet bits = new FixedBitSet(leaf.reader().maxDoc());
        Scorer scorer = weight(clause).scorer(leaf);
        if (scorer != null) {
            bits.or(scorer.iterator());
        }
        return bits;
    }

    private Weight weight(Query clause) {
        return weights.computeIfAbsent(
                clause,
                each -> IndexSnapshot.io(
                        () -> searcher.createWeight(searcher.rewrite(each), ScoreMode.COMPLETE_NO_SCORES, 1)));
    }

    /** Returns the restrictions of which a query requires every one. */
    private static Stream<Query> clauses(Query query) {
        return query instanceof BooleanQuery all
                        && !all.clauses().isEmpty()
                        && all.clauses().stream().allMatch(clause -> clause.isRequired())
                ? all.clauses().stream().flatMap(clause -> clauses(clause.query()))
                : Stream.of(query);
    }
}
