package org.onrecord.processor.learn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;

/**
 * Sides that could be given, and from which score on it is best to give them.
 *
 * @param scored the likelier side on each claim of each passage
 * @param missed sides that people gave where no side could be given at any score
 */
record Thresholds(List<Scored> scored, int missed) {
    static final Thresholds NOTHING = new Thresholds(List.of(), 0);

    private static final double LOWEST = 0.05;
    private static final double HIGHEST = 0.90;
    private static final double STEP = 0.025;

    Thresholds {
        scored = List.copyOf(scored);
    }

    /**
     * A side that could be given.
     *
     * @param is what people gave, or null where they gave none
     * @param said the likelier side
     * @param score how likely it is
     */
    record Scored(@Nullable Stance is, Stance said, double score) {}

    Thresholds and(Thresholds others) {
        List<Scored> all = new ArrayList<>(scored);
        all.addAll(others.scored);
        return new Thresholds(all, missed + others.missed);
    }

    /** The threshold with the best macro-F1, smoothed over its neighbours; the lowest of equals. */
    double best() {
        double best = LOWEST;
        double highest = -1;
        for (int step = 1; LOWEST + step * STEP < HIGHEST; step++) {
            double threshold = LOWEST + step * STEP;
            double smooth = (macroF1(threshold - STEP) + 2 * macroF1(threshold) + macroF1(threshold + STEP)) / 4;
            if (smooth > highest) {
                highest = smooth;
                best = threshold;
            }
        }
        return Math.round(best * 1000) / 1000.0;
    }

    /** The mean F1 of favor and against, if sides are given from a score on. */
    double macroF1(double threshold) {
        return (f1(Stance.FAVOR, threshold) + f1(Stance.AGAINST, threshold)) / 2;
    }

    private double f1(Stance side, double threshold) {
        double right = 0;
        double given = 0;
        double are = missed / 2.0;
        for (Scored one : scored) {
            boolean is = one.is() == side;
            boolean said = one.said() == side && one.score() >= threshold;
            are += is ? 1 : 0;
            given += said ? 1 : 0;
            right += is && said ? 1 : 0;
        }
        return right == 0 ? 0 : 2 * right / (given + are);
    }
}
