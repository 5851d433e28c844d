package org.onrecord.processor.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoredLabelsTest {
    private final ScoredLabels topics = new ScoredLabels();

    @Test
    void measuresTheLabelsFromAThresholdOn() {
        topics.add(true, 0.9);
        topics.add(false, 0.8);
        topics.add(true, 0.2);

        assertThat(topics.f1(0.5)).isCloseTo(0.5, within(1e-9));
        assertThat(topics.f1(0.95)).isZero();
    }

    @Test
    void findsTheThresholdBetweenTreatedAndUntreatedTopics() {
        for (int i = 0; i < 20; i++) {
            topics.add(true, 0.62 + i / 100.0);
            topics.add(false, 0.22 + i / 100.0);
        }

        assertThat(topics.best()).hasValueSatisfying(best -> assertThat(best).isBetween(0.45, 0.60));
    }

    @Test
    void findsNoThresholdForFewTopics() {
        for (int i = 0; i < 19; i++) {
            topics.add(true, 0.9);
            topics.add(false, 0.1);
        }

        assertThat(topics.best()).isEmpty();
    }
}
