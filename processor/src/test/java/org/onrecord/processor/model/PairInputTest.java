package org.onrecord.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairInputTest {
    private static final long CLS = 101;
    private static final long SEP = 102;

    @Test
    void joinsClaimSideAndSentencesWithMarks() {
        PairInput input = PairInput.of(new long[] {7, 8}, new long[] {9}, List.of(new long[] {1, 2}, new long[] {3}));

        assertThat(input.ids()).containsExactly(CLS, 7, 8, SEP, 9, SEP, 1, 2, SEP, 3, SEP);
        assertThat(input.types()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1);
        assertThat(input.ends()).containsExactly(8, 10);
    }

    @Test
    void leavesOutAnUnknownSide() {
        PairInput input = PairInput.of(new long[] {7}, new long[0], List.of(new long[] {1}));

        assertThat(input.ids()).containsExactly(CLS, 7, SEP, 1, SEP);
    }

    @Test
    void cutsASentenceThatDoesNotFit() {
        PairInput input = PairInput.of(new long[] {7}, new long[0], List.of(filled(1_000)));

        assertThat(input.ids()).hasSize(PairInput.MOST_TOKENS);
        assertThat(input.ends()).containsExactly(PairInput.MOST_TOKENS - 1);
    }

    @Test
    void dividesALongPassageIntoWindowsThatShareASentence() {
        List<long[]> sentences = List.of(filled(100), filled(100), filled(100), filled(20));

        assertThat(PairInput.windows(new long[] {7}, new long[0], sentences))
                .containsExactly(new PairInput.Window(0, 2), new PairInput.Window(1, 4));
    }

    @Test
    void putsAllThatFitsIntoOneWindow() {
        assertThat(PairInput.windows(new long[] {7}, new long[] {9}, List.of(filled(10), filled(10))))
                .containsExactly(new PairInput.Window(0, 2));
        assertThat(PairInput.windows(new long[] {7}, new long[0], List.of())).isEmpty();
    }

    private static long[] filled(int length) {
        long[] ids = new long[length];
        Arrays.fill(ids, 5);
        return ids;
    }
}
