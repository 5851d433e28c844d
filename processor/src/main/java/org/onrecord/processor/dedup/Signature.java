package org.onrecord.processor.dedup;

import com.dynatrace.hash4j.hashing.Hashing;
import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The buckets in which copies of a text are looked for: two texts are likely to share one if they share many pairs of words.
 *
 * <p>A bucket is a band of a MinHash signature: at a likeness of a third, the least that half of a text has with the whole after a few
 * edits, 94 of 100 share one of the 24 bands of 2; of texts with one pair in fifty in common, one of 100 does.
 */
final class Signature {
    private static final int BANDS = 24;
    private static final int ROWS = 2;
    private static final SimilarityHashPolicy POLICY = SimilarityHashing.superMinHash(BANDS * ROWS, Integer.SIZE);

    private Signature() {}

    /** The names of the buckets of a text, as 16 hexadecimal digits each. */
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
