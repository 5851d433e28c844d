package org.onrecord.processor.model;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A claim and sentences as tokens, as the stance model was trained to read them:
 * {@code [CLS] claim [SEP] side [SEP] sentence [SEP] sentence [SEP] ...}.
 *
 * @param types 0 for the claim, 1 for the rest
 * @param ends index of the closing mark of each sentence
 */
record PairInput(long[] ids, long[] types, int[] ends) {
    static final int MOST_TOKENS = 288;

    /** The most tokens of a claim; the rest is cut. */
    static final int CLAIM_TOKENS = 56;

    private static final long CLS = 101;
    private static final long SEP = 102;
    private static final int FEWEST = 8;

    /** The sentences read together, from an index to one before another. */
    record Window(int from, int to) {}

    /** Joins the parts. A sentence is cut if it does not fit. */
    static PairInput of(long[] claim, long[] side, List<long[]> sentences) {
        LongBuffer ids = LongBuffer.allocate(MOST_TOKENS);
        put(claim, CLAIM_TOKENS, ids.put(CLS)).put(SEP);
        int start = ids.position();
        if (side.length > 0) {
            ids.put(side).put(SEP);
        }
        List<Integer> ends = new ArrayList<>();
        for (long[] sentence : sentences) {
            int room = ids.remaining() - 1;
            if (room < FEWEST) {
                break;
            }
            put(sentence, room, ids).put(SEP);
            ends.add(ids.position() - 1);
        }
        long[] types = new long[ids.position()];
        Arrays.fill(types, start, types.length, 1);
        return new PairInput(
                Arrays.copyOf(ids.array(), types.length),
                types,
                ends.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Returns the index of the first token of the first sentence if there is no side. */
    int start() {
        int start = 0;
        while (types[start] == 0) {
            start++;
        }
        return start;
    }

    /** Divides sentences into windows: as many as fit, each beginning with the last sentence of the one before. */
    static List<Window> windows(long[] claim, long[] side, List<long[]> sentences) {
        int room = MOST_TOKENS - Math.min(claim.length, CLAIM_TOKENS) - side.length - 3;
        List<Window> windows = new ArrayList<>();
        int from = 0;
        while (from < sentences.size()) {
            int to = from;
            int used = 0;
            while (to < sentences.size() && used + Math.min(room, sentences.get(to).length + 1) <= room) {
                used += Math.min(room, sentences.get(to).length + 1);
                to++;
            }
            windows.add(new Window(from, to));
            if (to >= sentences.size()) {
                break;
            }
            from = Math.max(from + 1, to - 1);
        }
        return windows;
    }

    private static LongBuffer put(long[] tokens, int most, LongBuffer to) {
        return to.put(tokens, 0, Math.min(tokens.length, most));
    }
}
