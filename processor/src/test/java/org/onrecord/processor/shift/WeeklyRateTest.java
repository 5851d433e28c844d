package org.onrecord.processor.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeeklyRateTest {
    private static final WeeklyRate STEADY = new WeeklyRate(Collections.nCopies(52, 2));
    private static final WeeklyRate BURSTY =
            new WeeklyRate(List.of(0, 0, 9, 0, 0, 0, 8, 0, 1, 0, 0, 7, 0, 0, 0, 0, 8, 0, 0, 2, 0, 0, 0, 0, 10, 0));

    @Test
    void findsAUsualWeekLikely() {
        assertThat(STEADY.atLeast(2, 1)).isBetween(0.5, 0.7);
        assertThat(STEADY.atLeast(1, 1)).isBetween(0.8, 0.95);
    }

    @Test
    void findsAHighCountRarerAfterSteadyWeeks() {
        assertThat(STEADY.atLeast(10, 1)).isLessThan(0.001);
        assertThat(BURSTY.atLeast(10, 1)).isGreaterThan(0.01);
    }

    @Test
    void expectsMoreOfSeveralWeeksTogether() {
        assertThat(STEADY.atLeast(8, 4)).isBetween(0.4, 0.7);
    }

    @Test
    void narrowsTheIntervalOfTheMeanWithMoreWeeks() {
        assertThat(STEADY.quantile(0.025)).isBetween(1.4, 2.0);
        assertThat(STEADY.quantile(0.975)).isBetween(2.0, 2.7);
        assertThat(new WeeklyRate(List.of(2, 2, 2)).quantile(0.975)).isGreaterThan(4);
    }
}
