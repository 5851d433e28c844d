package org.onrecord.dashboard.index;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.IssueKey;
import org.onrecord.events.Statement;

/**
 * The statements that represent their cluster in one state of the index, for each issue. The same words carried by forty papers are one statement
 * with forty carriers; lists show its representative.
 *
 * <p>The representative is the earliest dated statement of the cluster, and of those of one day the one with the smallest id, as in
 * the trends: the statement that is shown, and that an editor corrects, is the one whose labels count. A statement in no cluster
 * represents itself.
 */
public final class ClusterRepresentatives {
    private final IndexReader reader;
    private final FixedBitSet[] bySegment;
    private final Map<String, Integer> sizes;

    private ClusterRepresentatives(IndexReader reader, FixedBitSet[] bySegment, Map<String, Integer> sizes) {
        this.reader = reader;
        this.bySegment = bySegment;
        this.sizes = sizes;
    }

    /** Keeps the representatives of the newest state of the index. */
    static final class Cache {
        private @Nullable ClusterRepresentatives newest;

        synchronized ClusterRepresentatives of(IndexReader reader) throws IOException {
            ClusterRepresentatives known = newest;
            if (known == null || known.reader != reader) {
                known = compute(reader);
                newest = known;
            }
            return known;
        }
    }

    /** A statement of a cluster. An undated one has the greatest day, so that it comes last. */
    private record Member(int segment, int entry, long day, String statement) {
        private static final BinaryOperator<Member> EARLIEST =
                BinaryOperator.minBy(Comparator.comparingLong(Member::day).thenComparing(Member::statement));
    }

    private static ClusterRepresentatives compute(IndexReader reader) throws IOException {
        FixedBitSet[] bySegment = new FixedBitSet[reader.leaves().size()];
        Map<String, Member> earliest = new HashMap<>();
        Map<String, Integer> sizes = new HashMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            FixedBitSet representatives =
                    new FixedBitSet(Math.max(1, leaf.reader().maxDoc()));
            representatives.set(0, leaf.reader().maxDoc());
            bySegment[leaf.ord] = representatives;
            SortedDocValues clusters = DocValues.getSorted(leaf.reader(), IndexFields.CLUSTER);
            IndexSegment segment = new IndexSegment(leaf);
            IndexSegment.Numbers days = segment.numbers(IndexFields.DAY);
            IndexSegment.Words statements = segment.words(IndexFields.STATEMENT);
            IndexSegment.Words issues = segment.words(IndexFields.ISSUE);
            Bits live = leaf.reader().getLiveDocs();
            for (int entry = clusters.nextDoc(); entry != SortedDocValues.NO_MORE_DOCS; entry = clusters.nextDoc()) {
                if (live != null && !live.get(entry)) {
                    continue;
                }
                representatives.clear(entry);
                String cluster = IssueKey.of(
                        issues.of(entry),
                        clusters.lookupOrd(clusters.ordValue()).utf8ToString());
                Member member = new Member(leaf.ord, entry, days.of(entry, Long.MAX_VALUE), statements.of(entry));
                earliest.merge(cluster, member, Member.EARLIEST);
                sizes.merge(cluster, 1, Integer::sum);
            }
        }
        earliest.values().forEach(member -> bySegment[member.segment].set(member.entry));
        sizes.values().removeIf(size -> size == 1);
        return new ClusterRepresentatives(reader, bySegment, sizes);
    }

    /** Returns the number of statements in the cluster of a statement, at least 1. */
    public int size(Statement statement) {
        return sizes.getOrDefault(IssueKey.of(statement.issue(), statement.cluster()), 1);
    }

    /** Returns a query that matches the representatives. */
    public Query query() {
        return new EntrySetQuery(bySegment);
    }
}
