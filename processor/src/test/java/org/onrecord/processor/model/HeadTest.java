package org.onrecord.processor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HeadTest {
    private static final Head HEAD = Head.of(new float[] {1, -2, 0.5f, 0.25f});

    @Test
    void weighsAVectorAndFurtherNumbersAndItsBias() {
        assertThat(HEAD.logOdds(new float[] {3, 1}, 4)).isEqualTo(3 - 2 + 2 + 0.25);
    }

    @Test
    void comesBackFromItsPackedNumbers() {
        assertThat(Head.unpacked(HEAD.packed()).logOdds(new float[] {3, 1}, 4)).isCloseTo(3.25, within(1e-3));
        assertThat(Head.unpack(Head.pack(new float[] {0, 0}))).containsExactly(0, 0);
    }

    @Test
    void refusesVectorsOfOtherModels() {
        assertThatThrownBy(() -> HEAD.logOdds(new float[] {3}, 4)).hasMessage("the head takes 3 numbers, not 2");
    }
}
