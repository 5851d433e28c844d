package org.onrecord.processor.dedup;

import com.dynatrace.hash4j.hashing.Hashing;
import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Locality-sensitive hashing: the buckets in which copies of a text are searched for. Two texts that share many pairs of words are likely to
 * share a bucket.
 *
 * <p>A bucket is a band of a MinHash signature, 24 bands of 2 rows. At a likeness of 1/3, the least that half of a text has with the whole after a
 * few edits, 94 of 100 texts share a bucket; at a likeness of 1/50 one of 100 does.
 */
final class LshBuckets {
    private static final int BANDS = 24;
    private static final int ROWS = 2;
    private static final SimilarityHashPolicy POLICY = SimilarityHashing.superMinHash(BANDS * ROWS, Integer.SIZE);

    private LshBuckets() {}

    /** Returns the names of the buckets of a text, 16 hexadecimal digits each. */
    static List<String> buckets(String who, long[] pairs) {
        byte[] signature = POLICY.createHasher().compute(ElementHashProvider.ofValues(pairs));
        long seed = Hashing.komihash5_0().hashCharsToLong(who);
        return IntStream.range(0, BANDS)
                .mapToObj(band -> HexFormat.of().toHexDigits(bucket(seed, band, signature)))
                .toList();
    }

    private static long bucket(long seed, int band, byte[] signature) {
        long hash = Hashing.komihash5_0().hashLongLongToLong(seed, band);
        for (int row = 0; row < ROWS; row++) {
            hash = Hashing.komihash5_0().hashLongLongToLong(hash, POLICY.getComponent(signature, band * ROWS + row));
        }
        return hash;
    }
}
