package org.onrecord.processor.stance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StanceCuesTest {
    @Test
    void recognizesDistance() {
        assertThat(StanceCues.distances("Some claim that the moon is a lamp.")).isTrue();
        assertThat(StanceCues.distances("The so-called lamp is a stone.")).isTrue();
        assertThat(StanceCues.distances("所谓的灯其实是石头。")).isTrue();
        assertThat(StanceCues.distances("The moon is a stone.")).isFalse();
    }

    @Test
    void recognizesRejectionsAndDemandsToEndSomething() {
        assertThat(StanceCues.rejections("These comments are false.")).isEqualTo(1);
        assertThat(StanceCues.endings("Lift the ban on lamps.")).isEqualTo(1);
        assertThat(StanceCues.rejections("我们反对这种说法。")).isEqualTo(1);
    }

    @Test
    void countsNegationsApartFromRejections() {
        assertThat(StanceCues.negations("It is false that the lamp is not lit."))
                .isEqualTo(1);
        assertThat(StanceCues.rejections("It is false that the lamp is not lit."))
                .isEqualTo(1);
        assertThat(StanceCues.negations("The lamp is lit.")).isZero();
    }
}
