package org.onrecord.processor.learn;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.LearnedModel.Calibration;
import org.onrecord.processor.model.LogisticModel;

/**
 * Finds the best threshold of stances from scored sides.
 *
 * @param scored the likelier side on each claim of each passage
 * @param missed number of labelled sides for which no side could be scored
 */
record StanceThresholds(List<Scored> scored, int missed) {
    static final StanceThresholds NOTHING = new StanceThresholds(List.of(), 0);

    private static final double LOWEST = 0.05;
    private static final double HIGHEST = 0.90;
    private static final double STEP = 0.025;
    private static final double PRECISE = 0.5;

    StanceThresholds {
        scored = List.copyOf(scored);
    }

    /**
     * A scored side.
     *
     * @param is the labelled side, or null for none
     * @param said the likelier side
     */
    record Scored(@Nullable Stance is, Stance said, double score) {}

    StanceThresholds and(StanceThresholds others) {
        List<Scored> all = new ArrayList<>(scored);
        all.addAll(others.scored);
        return new StanceThresholds(all, missed + others.missed);
    }

    /**
     * Returns the threshold with the best mean F of favor and against. Precision weighs twice as much as recall: a side that nobody took is worse than
     * one not found.
     *
     * @param scale by which scores will be calibrated
     */
    double best(Calibration scale) {
        double best = best(LOWEST, STEP, 1, HIGHEST, threshold -> macro(PRECISE, threshold));
        return rounded(LogisticModel.probability(scale.of(LogisticModel.odds(best))));
    }

    /** Returns the threshold with the best measure, smoothed over its neighbours; the lowest of equals. */
    static double best(double lowest, double step, int first, double highest, DoubleUnaryOperator measure) {
        double best = lowest;
        double most = -1;
        for (int i = first; lowest + i * step < highest; i++) {
            double threshold = lowest + i * step;
            double smooth = measure.applyAsDouble(threshold - step)
                    + 2 * measure.applyAsDouble(threshold)
                    + measure.applyAsDouble(threshold + step);
            if (smooth > most) {
                most = smooth;
                best = threshold;
            }
        }
        return best;
    }

    /** Returns the scale that calibrates scores, so that they tell how often sides are right; {@link Calibration#NONE} if none can be fitted. */
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

    static double rounded(double number) {
        return Math.round(number * 1000) / 1000.0;
    }

    /** Returns how many of the likelier sides are right. */
    long right() {
        return scored.stream().filter(each -> each.is() == each.said()).count();
    }

    /** Returns the F measure of the sides given with a threshold, favor and against together. */
    double f(double beta, double threshold) {
        return f(EnumSet.allOf(Stance.class), beta, threshold);
    }

    /** Returns the mean F measure of favor and against with a threshold. */
    double macro(double beta, double threshold) {
        return (f(EnumSet.of(Stance.FAVOR), beta, threshold) + f(EnumSet.of(Stance.AGAINST), beta, threshold)) / 2;
    }

    /** @param sides that count; the missed ones are taken to be of both in equal parts */
    private double f(Set<Stance> sides, double beta, double threshold) {
        double right = 0;
        double given = 0;
        double are = missed * sides.size() / 2.0;
        for (Scored one : scored) {
            boolean said = sides.contains(one.said()) && one.score() >= threshold;
            are += one.is() != null && sides.contains(one.is()) ? 1 : 0;
            given += said ? 1 : 0;
            right += said && one.is() == one.said() ? 1 : 0;
        }
        return LabelScores.f(beta, right, given, are);
    }
}
