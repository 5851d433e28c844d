package org.onrecord.processor.stance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StanceCuesTest {
    @Test
    void recognizesDistance() {
        assertThat(StanceCues.in("Some claim that the moon is a lamp.", "distance"))
                .isTrue();
        assertThat(StanceCues.in("The so-called lamp is a stone.", "distance")).isTrue();
        assertThat(StanceCues.in("所谓的灯其实是石头。", "distance")).isTrue();
        assertThat(StanceCues.in("The moon is a stone.", "distance")).isFalse();
    }

    @Test
    void recognizesRejectionsAndDemandsToEndSomething() {
        assertThat(StanceCues.count("These comments are false.", "rejection")).isEqualTo(1);
        assertThat(StanceCues.count("Lift the ban on lamps.", "ending")).isEqualTo(1);
        assertThat(StanceCues.count("我们反对这种说法。", "rejection")).isEqualTo(1);
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
        assertThat(StanceCues.count("It is false that the lamp is not lit.", "negation"))
                .isEqualTo(1);
        assertThat(StanceCues.count("It is false that the lamp is not lit.", "rejection"))
                .isEqualTo(1);
        assertThat(StanceCues.count("The lamp is lit.", "negation")).isZero();
    }
}
