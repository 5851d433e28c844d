package org.onrecord.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final Baseline BEFORE = new Baseline("one", 0.6, 0.8, 0.9);

    @Test
    void namesTheFiguresThatFellByMoreThanTheTolerance() {
        assertThat(BEFORE.falls(new Baseline("two", 0.5799, 0.78, 0.5)))
                .containsExactly(
                        "stance macro-F1 is 0.5799, more than 0.02 below its baseline of 0.6000",
                        "on-issue balanced accuracy is 0.5000, more than 0.02 below its baseline of 0.9000");
    }

    @Test
    void toleratesRisesAndSmallFalls() {
        assertThat(BEFORE.falls(new Baseline("two", 0.58, 0.99, 0.89))).isEmpty();
    }
}
