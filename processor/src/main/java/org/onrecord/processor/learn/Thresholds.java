package org.onrecord.processor.learn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.LearnedModel.Calibration;
import org.onrecord.processor.model.LogisticModel;

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
    private static final double PRECISE = 0.5;

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

    /**
     * The threshold with the best mean F of favor and against, smoothed over its neighbours; the lowest of equals. Precision weighs twice as
     * much as recall: a side that nobody took is worse than one not found.
     *
     * @param scale how scores will be read
     */
    double best(Calibration scale) {
        double best = LOWEST;
        double highest = -1;
        for (int step = 1; LOWEST + step * STEP < HIGHEST; step++) {
            double threshold = LOWEST + step * STEP;
            double smooth = (macro(PRECISE, threshold - STEP)
                            + 2 * macro(PRECISE, threshold)
                            + macro(PRECISE, threshold + STEP))
                    / 4;
            if (smooth > highest) {
                highest = smooth;
                best = threshold;
            }
        }
        return rounded(LogisticModel.probability(scale.of(LogisticModel.odds(best))));
    }

    /** The line that makes scores as high as sides are right; none where nothing tells one. */
    Calibration scale() {
        LogisticRegression right = new LogisticRegression();
        scored.forEach(each -> right.add(new double[] {LogisticModel.odds(each.score())}, each.is() == each.said()));
        if (right.size() == 0) {
            return Calibration.NONE;
        }
        LogisticModel line = right.fit();
        double slope = line.weights().getFirst();
        return slope > 0 ? new Calibration(rounded(slope), rounded(line.bias())) : Calibration.NONE;
    }

    private static double rounded(double number) {
        return Math.round(number * 1000) / 1000.0;
    }

    /** The mean F1 of favor and against, if sides are given from a score on. */
    double macroF1(double threshold) {
        return macro(1, threshold);
    }

    private double macro(double beta, double threshold) {
        return (f(Stance.FAVOR, beta, threshold) + f(Stance.AGAINST, beta, threshold)) / 2;
    }

    private double f(Stance side, double beta, double threshold) {
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
        double weight = beta * beta;
        return right == 0 ? 0 : (1 + weight) * right / (given + weight * are);
    }
}
