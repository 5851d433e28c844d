package org.onrecord.processor.stance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CuesTest {
    @Test
    void hearsDistance() {
        assertThat(Cues.distances("Some claim that the moon is a lamp.")).isTrue();
        assertThat(Cues.distances("The so-called lamp is a stone.")).isTrue();
        assertThat(Cues.distances("所谓的灯其实是石头。")).isTrue();
        assertThat(Cues.distances("The moon is a stone.")).isFalse();
    }

    @Test
    void hearsRejectionAndEnding() {
        assertThat(Cues.rejections("These comments are false.")).isEqualTo(1);
        assertThat(Cues.endings("Lift the ban on lamps.")).isEqualTo(1);
        assertThat(Cues.rejections("我们反对这种说法。")).isEqualTo(1);
    }

    @Test
    void turnsTwiceIsNotTurned() {
        assertThat(Cues.turns("The lamp is not lit.")).isTrue();
        assertThat(Cues.turns("It is false that the lamp is not lit.")).isFalse();
    }
}
