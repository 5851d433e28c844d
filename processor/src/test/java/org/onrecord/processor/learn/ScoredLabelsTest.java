package org.onrecord.processor.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.LearnedModel;

class ScoredLabelsTest {

    @Test
    void averagesTheF1OfBothSides() {
        ScoredLabels<Stance> sides = new ScoredLabels<>();
        sides.add(Stance.FAVOR, Stance.FAVOR, 0.9);
        sides.add(null, Stance.FAVOR, 0.8);
        sides.add(Stance.AGAINST, Stance.AGAINST, 0.7);
        sides.add(Stance.AGAINST, Stance.FAVOR, 0.2);

        assertThat(ScoredLabels.macro(sides, 1, 0.5)).isCloseTo((2 / 3.0 + 2 / 3.0) / 2, within(1e-9));
    }

    @Test
    void countsASideWithoutAScoreAsMissed() {
        ScoredLabels<Stance> sides = new ScoredLabels<>();
        sides.add(Stance.FAVOR, Stance.FAVOR, 0.9);
        sides.add(Stance.AGAINST, Stance.AGAINST, 0.9);
        assertThat(ScoredLabels.macro(sides, 1, 0.5)).isEqualTo(1);

        sides.miss(2);

        assertThat(ScoredLabels.macro(sides, 1, 0.5)).isCloseTo(2 / 3.0, within(1e-9));
    }

    @Test
    void findsTheThresholdBetweenSidesAndNone() {
        ScoredLabels<Stance> sides = new ScoredLabels<>();
        for (int i = 0; i < 20; i++) {
            sides.add(null, Stance.FAVOR, 0.30 + i * 0.01);
            sides.add(Stance.FAVOR, Stance.FAVOR, 0.60 + i * 0.01);
        }

        assertThat(ScoredLabels.bestOfSides(sides, LearnedModel.Calibration.NONE))
                .isBetween(0.48, 0.61);
    }

    @Test
    void isLowIfNobodyTookASide() {
        assertThat(ScoredLabels.bestOfSides(new ScoredLabels<>(), LearnedModel.Calibration.NONE))
                .isEqualTo(0.075);
    }

    @Test
    void findsTheThresholdBetweenTreatedAndUntreatedTopics() {
        ScoredLabels<Boolean> topics = new ScoredLabels<>();
        for (int i = 0; i < 20; i++) {
            topics.add(true, true, 0.62 + i / 100.0);
            topics.add(null, true, 0.22 + i / 100.0);
        }

        assertThat(ScoredLabels.bestOfTopics(topics))
                .hasValueSatisfying(best -> assertThat(best).isBetween(0.45, 0.60));
    }

    @Test
    void findsNoThresholdForFewTopics() {
        ScoredLabels<Boolean> topics = new ScoredLabels<>();
        for (int i = 0; i < 19; i++) {
            topics.add(true, true, 0.9);
            topics.add(null, true, 0.1);
        }

        assertThat(ScoredLabels.bestOfTopics(topics)).isEmpty();
    }
}
