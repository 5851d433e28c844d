package org.onrecord.processor.dedup;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The same words of the same actor but for marks, case, width and spacing, and whose copy they are.
 *
 * @param id see {@link Carrier}
 * @param words in the form that is greatest of all its carriers', so that it does not matter which came first
 * @param count of words
 * @param buckets in which copies are looked for; none if it is too short to have any
 * @param longer the wordings found there of which it is a copy, by id
 * @param head id of the wording of which it is counted as a copy; its own where it is counted for itself
 * @param cluster id of the cluster that its statements have; empty before they have any
 */
public record Wording(
        String id, String words, int count, List<String> buckets, List<Longer> longer, String head, String cluster) {

    /** More words than any text has; what is left of it has the same number of digits for all. */
    private static final int LONGEST = 1_999_999_999;

    /** The longer first, then by id. A wording is only ever a copy of one that comes before it. */
    static final Comparator<Wording> LONGEST_FIRST =
            Comparator.comparing((Wording wording) -> -wording.count).thenComparing(Wording::id);

    /**
     * A wording of which another is a copy.
     *
     * @param id of the longer one
     * @param likeness of both, from 0 to 1
     */
    public record Longer(String id, double likeness) {
        /** The most alike first, then by id. */
        static final Comparator<Longer> MOST_ALIKE =
                Comparator.comparing((Longer longer) -> -longer.likeness).thenComparing(Longer::id);
    }

    /** A wording of which nothing is known yet but its words. */
    static Wording of(Carrier carrier, SameWords words) {
        List<String> buckets = words.mayBeCopied() ? Signature.buckets(carrier.who(), words.pairs()) : List.of();
        return new Wording(
                carrier.wording(), carrier.words(), words.count(), buckets, List.of(), carrier.wording(), "");
    }

    /** True if it is nobody's copy: only such a wording has copies that are counted with it. */
    boolean isOriginal() {
        return longer.isEmpty();
    }

    /** The longer one with that id, if it is known as such. */
    Optional<Longer> longer(String other) {
        return longer.stream().filter(each -> each.id.equals(other)).findFirst();
    }

    /** Where it stands in a bucket, in the order {@link #LONGEST_FIRST}. */
    String key(String bucket) {
        return bucket + ":" + (LONGEST - count) + id;
    }

    /** The wording's id from its key in a bucket. */
    static String idOf(String key) {
        return key.substring(key.indexOf(':') + 1 + Integer.toString(LONGEST).length());
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
