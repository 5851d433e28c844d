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
    void recognizesConditions() {
        assertThat(StanceCues.conditional("If they put out the lamps, we will stop our talks.", "en"))
                .isTrue();
        assertThat(StanceCues.conditional("We will talk, provided that the lamps stay lit.", "en"))
                .isTrue();
        assertThat(StanceCues.conditional("Nobody knows if the lamps stay lit.", "en"))
                .isFalse();
        assertThat(StanceCues.conditional("We will talk even if the lamps go out.", "en"))
                .isFalse();
        assertThat(StanceCues.conditional("如果对方熄灯，谈判将无法继续。", "zh")).isTrue();
        assertThat(StanceCues.conditional("若干盏灯仍然亮着。", "zh")).isFalse();
        assertThat(StanceCues.conditional("Si apagan las lámparas, dejaremos de hablar.", "es"))
                .isTrue();
        assertThat(StanceCues.conditional("Sí, las lámparas siguen encendidas.", "es"))
                .isFalse();
        assertThat(StanceCues.conditional("Si bien apagaron las lámparas, hablaremos.", "es"))
                .isFalse();
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
