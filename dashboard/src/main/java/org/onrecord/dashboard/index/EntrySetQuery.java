package org.onrecord.dashboard.index;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Matches a set of entries that was computed for one state of the index, and belongs to it. */
public final class EntrySetQuery extends Query {
    private final FixedBitSet[] bySegment;

    /** @param bySegment the entries of each segment of the index */
    public EntrySetQuery(FixedBitSet[] bySegment) {
        this.bySegment = bySegment;
    }

    /** Returns the entries of a segment; the set may end before the segment does. */
    FixedBitSet in(LeafReaderContext leaf) {
        return bySegment[leaf.ord];
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext leaf) {
                return new DefaultScorerSupplier(new ConstantScoreScorer(
                        score(),
                        mode,
                        new BitSetIterator(in(leaf), leaf.reader().maxDoc())));
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return false;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "a set of entries";
    }

    /** Sets are the same if they are the same objects: comparing them takes longer than asking again. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EntrySetQuery query && query.bySegment == bySegment;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(bySegment);
    }
}
