package org.onrecord.dashboard.index;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
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
    private final ClusterTable clusters;

    private ClusterRepresentatives(IndexReader reader, FixedBitSet[] bySegment, ClusterTable clusters) {
        this.reader = reader;
        this.bySegment = bySegment;
        this.clusters = clusters;
    }

    /** Keeps the representatives of the newest state of the index. */
    static final class Cache {
        private @Nullable ClusterRepresentatives newest;

        synchronized ClusterRepresentatives of(IndexReader reader, SegmentColumns.Cache columns) throws IOException {
            ClusterRepresentatives known = newest;
            if (known == null || known.reader != reader) {
                // The old table is let go first, so that there are never two.
                newest = null;
                known = compute(reader, columns);
                newest = known;
            }
            return known;
        }
    }

    private static ClusterRepresentatives compute(IndexReader reader, SegmentColumns.Cache columns) throws IOException {
        List<LeafReaderContext> leaves = reader.leaves();
        FixedBitSet[] bySegment = new FixedBitSet[leaves.size()];
        SortedDocValues[] statements = new SortedDocValues[leaves.size()];
        ClusterTable table = new ClusterTable();
        for (LeafReaderContext leaf : leaves) {
            int size = leaf.reader().maxDoc();
            FixedBitSet representatives = new FixedBitSet(Math.max(1, size));
            representatives.set(0, size);
            bySegment[leaf.ord] = representatives;
            statements[leaf.ord] = DocValues.getSorted(leaf.reader(), IndexFields.STATEMENT);
            SegmentColumns segment = columns.of(leaf.reader());
            SegmentColumns.Column clusters = segment.words(IndexFields.CLUSTER);
            SegmentColumns.Column issues = segment.words(IndexFields.ISSUE);
            SegmentColumns.Column ids = segment.words(IndexFields.STATEMENT);
            long[] clusterKeys = segment.hashes(IndexFields.CLUSTER);
            long[] issueKeys = segment.hashes(IndexFields.ISSUE);
            int[] days = segment.numbers(IndexFields.DAY);
            Bits live = leaf.reader().getLiveDocs();
            for (int entry = 0; entry < size; entry++) {
                int cluster = clusters.of(entry);
                if (cluster == 0 || live != null && !live.get(entry)) {
                    continue;
                }
                representatives.clear(entry);
                table.add(
                        ClusterTable.key(issueKeys[issues.of(entry)], clusterKeys[cluster]),
                        leaf.ord,
                        entry,
                        days[entry] == Integer.MIN_VALUE ? Long.MAX_VALUE : days[entry],
                        ids.of(entry) - 1,
                        (number, ord, otherNumber, otherOrd) -> number == otherNumber
                                ? Integer.compare(ord, otherOrd)
                                : word(statements[number], ord).compareTo(word(statements[otherNumber], otherOrd)));
            }
        }
        table.forEachEarliest((segment, entry) -> bySegment[segment].set(entry));
        return new ClusterRepresentatives(reader, bySegment, table.onlyLarge());
    }

    private static BytesRef word(SortedDocValues values, int ord) {
        return ord < 0 ? new BytesRef() : BytesRef.deepCopyOf(IndexSnapshot.io(() -> values.lookupOrd(ord)));
    }

    /** Returns the number of statements in the cluster of a statement, at least 1. */
    public int size(Statement statement) {
        String issue = statement.issue() == null ? "" : statement.issue();
        return statement.cluster().isEmpty()
                ? 1
                : clusters.size(ClusterTable.key(
                        ClusterTable.hash(new BytesRef(IndexFields.cut(issue))),
                        ClusterTable.hash(new BytesRef(IndexFields.cut(statement.cluster())))));
    }

    /** Returns a query that matches the representatives. */
    public Query query() {
        return new EntrySetQuery(bySegment);
    }
}
