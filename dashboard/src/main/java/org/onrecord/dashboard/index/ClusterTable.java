package org.onrecord.dashboard.index;

import java.util.Arrays;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Counts the statements of clusters and finds the earliest of each. A cluster is known by 64 bits of a hash: among a million clusters, two
 * share them with a probability of one in forty million. The words themselves would be made anew for each state of the index.
 */
final class ClusterTable {
    private static final int FIRST_SLOTS = 1 << 10;

    /** The place in the arrays below, plus one, of the cluster whose key hashes to a slot; 0 for none. */
    private int[] slots = new int[FIRST_SLOTS];

    private int clusters;
    private long[] keys = new long[FIRST_SLOTS / 2];
    private int[] counts = new int[FIRST_SLOTS / 2];
    private int[] segments = new int[FIRST_SLOTS / 2];
    private int[] entries = new int[FIRST_SLOTS / 2];
    private long[] days = new long[FIRST_SLOTS / 2];
    private int[] statements = new int[FIRST_SLOTS / 2];

    /** Compares the ids of two statements of a day, each known by its segment and its number among the ids there. */
    @FunctionalInterface
    interface ById {
        int compare(int segment, int ord, int otherSegment, int otherOrd);
    }

    /** Takes the earliest statement of a cluster. */
    @FunctionalInterface
    interface Earliest {
        void is(int segment, int entry);
    }

    static long hash(BytesRef word) {
        return StringHelper.murmurhash3_x64_128(word.bytes, word.offset, word.length, 0)[0];
    }

    static long key(long issue, long cluster) {
        long mixed = cluster ^ Long.rotateLeft(issue * 0x9E3779B97F4A7C15L, 32);
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        return mixed ^ (mixed >>> 33);
    }

    void add(long key, int segment, int entry, long day, int statement, ById byId) {
        int slot = slot(key);
        int at = slots[slot] - 1;
        if (at < 0) {
            if (clusters == keys.length) {
                grow();
                slot = slot(key);
            }
            at = clusters++;
            slots[slot] = at + 1;
            keys[at] = key;
            counts[at] = 1;
        } else {
            counts[at]++;
            int order = Long.compare(day, days[at]);
            if (order > 0 || order == 0 && byId.compare(segment, statement, segments[at], statements[at]) >= 0) {
                return;
            }
        }
        segments[at] = segment;
        entries[at] = entry;
        days[at] = day;
        statements[at] = statement;
    }

    private int slot(long key) {
        int mask = slots.length - 1;
        int slot = (int) key & mask;
        while (slots[slot] != 0 && keys[slots[slot] - 1] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int room = 2 * keys.length;
        keys = Arrays.copyOf(keys, room);
        counts = Arrays.copyOf(counts, room);
        segments = Arrays.copyOf(segments, room);
        entries = Arrays.copyOf(entries, room);
        days = Arrays.copyOf(days, room);
        statements = Arrays.copyOf(statements, room);
        slots = new int[2 * room];
        for (int at = 0; at < clusters; at++) {
            slots[slot(keys[at])] = at + 1;
        }
    }

    void forEachEarliest(Earliest action) {
        for (int at = 0; at < clusters; at++) {
            action.is(segments[at], entries[at]);
        }
    }

    /** Returns a table of the clusters with more than one statement, which knows their sizes only. */
    ClusterTable onlyLarge() {
        ClusterTable large = new ClusterTable();
        for (int at = 0; at < clusters; at++) {
            if (counts[at] > 1) {
                large.add(keys[at], 0, 0, 0, 0, (segment, ord, otherSegment, otherOrd) -> 0);
                large.counts[large.clusters - 1] = counts[at];
            }
        }
        return large;
    }

    /** Returns the number of statements in a cluster; 1 for one that is not in this table. */
    int size(long key) {
        int at = slots[slot(key)] - 1;
        return at < 0 ? 1 : counts[at];
    }
}
