package org.onrecord.dashboard.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Which statements stand for themselves and their copies, in one state of the index: the earliest dated one of each cluster, and
 * all that belong to none. The same words carried by forty papers are one statement with forty carriers. Of those of one day it is the one with
 * the least id, as in the trends: the statement that is shown, and that an editor decides, is the one whose labels count.
 */
final class Shown {
    private final IndexReader reader;
    private final FixedBitSet[] leaves;
    private final Map<String, Integer> copies;

    private Shown(IndexReader reader, FixedBitSet[] leaves, Map<String, Integer> copies) {
        this.reader = reader;
        this.leaves = leaves;
        this.copies = copies;
    }

    /** Remembers the answer for the newest state of the index. */
    static final class Cache {
        private @Nullable Shown newest;

        synchronized Shown of(IndexReader reader) throws IOException {
            Shown known = newest;
            if (known == null || known.reader != reader) {
                known = compute(reader);
                newest = known;
            }
            return known;
        }
    }

    private record Head(int leaf, int entry, boolean dated, long day, String statement) {
        boolean before(Head other) {
            if (dated != other.dated) {
                return dated;
            }
            if (day != other.day) {
                return day < other.day;
            }
            return statement.compareTo(other.statement) < 0;
        }
    }

    private static Shown compute(IndexReader reader) throws IOException {
        FixedBitSet[] leaves = new FixedBitSet[reader.leaves().size()];
        Map<String, Head> heads = new HashMap<>();
        Map<String, Integer> copies = new HashMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            FixedBitSet shown = new FixedBitSet(Math.max(1, leaf.reader().maxDoc()));
            shown.set(0, leaf.reader().maxDoc());
            leaves[leaf.ord] = shown;
            SortedDocValues clusters = leaf.reader().getSortedDocValues(Schema.CLUSTER);
            if (clusters == null) {
                continue;
            }
            NumericDocValues days = leaf.reader().getNumericDocValues(Schema.DAY);
            SortedDocValues statements = leaf.reader().getSortedDocValues(Schema.STATEMENT);
            Bits live = leaf.reader().getLiveDocs();
            for (int entry = clusters.nextDoc(); entry != SortedDocValues.NO_MORE_DOCS; entry = clusters.nextDoc()) {
                if (live != null && !live.get(entry)) {
                    continue;
                }
                shown.clear(entry);
                String cluster = clusters.lookupOrd(clusters.ordValue()).utf8ToString();
                boolean dated = days != null && days.advanceExact(entry);
                Head head = new Head(
                        leaf.ord,
                        entry,
                        dated,
                        dated ? days.longValue() : 0,
                        statements.advanceExact(entry)
                                ? statements.lookupOrd(statements.ordValue()).utf8ToString()
                                : "");
                heads.merge(cluster, head, (one, other) -> other.before(one) ? other : one);
                copies.merge(cluster, 1, Integer::sum);
            }
        }
        heads.values().forEach(head -> leaves[head.leaf].set(head.entry));
        copies.values().removeIf(count -> count == 1);
        return new Shown(reader, leaves, copies);
    }

    /** How many statements share the cluster, itself included. */
    int copies(String cluster) {
        return copies.getOrDefault(cluster, 1);
    }

    /** Matches what stands for itself and its copies. */
    Query query() {
        return new ShownQuery(this);
    }

    private static final class ShownQuery extends Query {
        private final Shown shown;

        ShownQuery(Shown shown) {
            this.shown = shown;
        }

        @Override
        public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
            return new ConstantScoreWeight(this, boost) {
                @Override
                public ScorerSupplier scorerSupplier(LeafReaderContext leaf) {
                    FixedBitSet bits = shown.leaves[leaf.ord];
                    return new DefaultScorerSupplier(new ConstantScoreScorer(
                            score(),
                            mode,
                            new BitSetIterator(bits, leaf.reader().maxDoc())));
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
            return "shown";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ShownQuery query && query.shown == shown;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(shown);
        }
    }
}
