package org.onrecord.processor.learn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicThresholdsTest {
    @Test
    void findsTheThresholdBetweenTreatedAndUntreated() {
        TopicThresholds scored = new TopicThresholds();
        for (int i = 0; i < 20; i++) {
            scored.add(true, 0.62 + i / 100.0);
            scored.add(false, 0.22 + i / 100.0);
        }

        assertThat(scored.best()).hasValueSatisfying(best -> assertThat(best).isBetween(0.45, 0.60));
    }

    @Test
    void findsNothingForFewTopics() {
        TopicThresholds scored = new TopicThresholds();
        for (int i = 0; i < 19; i++) {
            scored.add(true, 0.9);
            scored.add(false, 0.1);
        }

        assertThat(scored.best()).isEmpty();
    }
}
