package org.onrecord.processor.dedup;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Words of one actor regardless of marks, case, width and spacing, and the longer wordings that they are a copy of.
 *
 * @param id see {@link Carrier}
 * @param words the greatest form among the carriers, which does not depend on their order
 * @param buckets in which copies are searched for; none if it is too short to have copies
 * @param longer the candidates in those buckets that it is a copy of, by id
 * @param head id of the wording with which it is counted; its own id if it is counted by itself
 * @param cluster id of the cluster of its statements; empty before they have one
 */
public record Wording(
        String id, String words, int count, List<String> buckets, List<Longer> longer, String head, String cluster) {

    /** An upper bound of the number of words; the difference to a count has a fixed number of digits. */
    private static final int LONGEST = 1_999_999_999;

    /** The longest first, then by id. A wording can only be a copy of one that comes before it. */
    static final Comparator<Wording> LONGEST_FIRST =
            Comparator.comparing((Wording wording) -> -wording.count).thenComparing(Wording::id);

    /** A longer wording, by its id, that another one is a copy of, and the likeness of the two, from 0 to 1. */
    public record Longer(String id, double likeness) {
        /** The most similar first, then by id. */
        static final Comparator<Longer> MOST_ALIKE =
                Comparator.comparing((Longer longer) -> -longer.likeness).thenComparing(Longer::id);
    }

    static Wording of(Carrier carrier, ComparedText words) {
        List<String> buckets = words.mayBeCopied() ? LshBuckets.buckets(carrier.who(), words.pairs()) : List.of();
        return new Wording(
                carrier.wording(), carrier.words(), words.count(), buckets, List.of(), carrier.wording(), "");
    }

    /** Returns true if it is not a copy: only such a wording can be the head of copies. */
    boolean isOriginal() {
        return longer.isEmpty();
    }

    /** Returns the longer wording with that id, if this is a copy of it. */
    Optional<Longer> longer(String other) {
        return longer.stream().filter(each -> each.id.equals(other)).findFirst();
    }

    /** Returns its key in a bucket; keys sort as {@link #LONGEST_FIRST}. */
    String key(String bucket) {
        return bucket + ":" + (LONGEST - count) + id;
    }

    public List<String> inBuckets() {
        return buckets.stream().map(this::key).toList();
    }

    /** Returns the keys under which the wordings that it is a copy of list it. */
    public List<String> asCopy() {
        return longer.stream().map(each -> Clusters.key(each.id(), id)).toList();
    }

    /** Returns the id of the wording that a key in a bucket belongs to. */
    static String idOf(String key) {
        return key.substring(key.indexOf(':') + 1 + Integer.toString(LONGEST).length());
    }

    /** Returns the number of words of the wording that a key in a bucket belongs to. */
    static int countOf(String key) {
        int start = key.indexOf(':') + 1;
        return LONGEST
                - Integer.parseInt(key, start, start + Integer.toString(LONGEST).length(), 10);
    }

    Wording withLonger(List<Longer> now) {
        return new Wording(id, words, count, buckets, now, head, cluster);
    }

    Wording withHead(String now) {
        return new Wording(id, words, count, buckets, longer, now, cluster);
    }

    Wording withCluster(String now) {
        return new Wording(id, words, count, buckets, longer, head, now);
    }
}
