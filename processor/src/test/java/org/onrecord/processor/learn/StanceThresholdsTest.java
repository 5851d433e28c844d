package org.onrecord.processor.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.LearnedModel;
import org.onrecord.processor.learn.StanceThresholds.Scored;

class StanceThresholdsTest {

    @Test
    void averagesTheF1OfBothSides() {
        StanceThresholds thresholds = new StanceThresholds(
                List.of(
                        new Scored(Stance.FAVOR, Stance.FAVOR, 0.9),
                        new Scored(null, Stance.FAVOR, 0.8),
                        new Scored(Stance.AGAINST, Stance.AGAINST, 0.7),
                        new Scored(Stance.AGAINST, Stance.FAVOR, 0.2)),
                0);

        assertThat(thresholds.macro(1, 0.5)).isCloseTo((2 / 3.0 + 2 / 3.0) / 2, within(1e-9));
    }

    @Test
    void countsASideWithoutAScoreAsMissed() {
        List<Scored> right =
                List.of(new Scored(Stance.FAVOR, Stance.FAVOR, 0.9), new Scored(Stance.AGAINST, Stance.AGAINST, 0.9));

        assertThat(new StanceThresholds(right, 0).macro(1, 0.5)).isEqualTo(1);
        assertThat(new StanceThresholds(right, 2).macro(1, 0.5)).isCloseTo(2 / 3.0, within(1e-9));
    }

    @Test
    void findsTheThresholdBetweenSidesAndNone() {
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            scored.add(scored(null, 0.30 + i * 0.01));
            scored.add(scored(Stance.FAVOR, 0.60 + i * 0.01));
        }

        assertThat(new StanceThresholds(scored, 0).best(LearnedModel.Calibration.NONE))
                .isBetween(0.48, 0.61);
    }

    @Test
    void isLowIfNobodyTookASide() {
        assertThat(StanceThresholds.NOTHING.best(LearnedModel.Calibration.NONE)).isEqualTo(0.075);
    }

    private static Scored scored(@Nullable Stance is, double score) {
        return new Scored(is, Stance.FAVOR, score);
    }
}
