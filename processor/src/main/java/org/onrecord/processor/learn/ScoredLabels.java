package org.onrecord.processor.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.LearnedModel.Calibration;
import org.onrecord.processor.model.LogisticModel;

/**
 * Labels with their scores, from passages that were not learned from, and how good they are from a threshold on.
 *
 * @param <L> a side, or always true for a label that is either given or not
 */
final class ScoredLabels<L> {
    /** With fewer topics treated or not treated, the best threshold is chance. */
    private static final int FEWEST = 20;

    /** Precision weighs twice as much as recall: a side that nobody took is worse than one not found. */
    private static final double PRECISE = 0.5;

    private final List<Scored<L>> scored = new ArrayList<>();
    private int missed;

    /**
     * A scored label.
     *
     * @param is the right label, or null for none
     * @param said the likelier one
     */
    private record Scored<L>(@Nullable L is, L said, double score) {}

    void add(@Nullable L is, L said, double score) {
        scored.add(new Scored<>(is, said, score));
    }

    /** Counts right labels for which none was scored. */
    void miss(long labels) {
        missed += (int) labels;
    }

    /** Returns how many of the scored labels are right. */
    long right() {
        return scored.stream().filter(each -> each.said().equals(each.is())).count();
    }

    /**
     * Returns the F measure of the labels given with a threshold; 0 if none is right.
     *
     * @param beta how many times as much recall weighs as precision
     */
    double f(double beta, double threshold) {
        return f(label -> true, missed, beta, threshold);
    }

    private double f(Predicate<L> counted, double missing, double beta, double threshold) {
        double right = 0;
        double given = 0;
        double wanted = missing;
        for (Scored<L> each : scored) {
            boolean says = counted.test(each.said()) && each.score() >= threshold;
            wanted += each.is() != null && counted.test(each.is()) ? 1 : 0;
            given += says ? 1 : 0;
            right += says && each.said().equals(each.is()) ? 1 : 0;
        }
        double weight = beta * beta;
        return right == 0 ? 0 : (1 + weight) * right / (given + weight * wanted);
    }

    /** Returns the mean F measure of favor and against with a threshold. The missed sides are taken to be of both in equal parts. */
    static double macro(ScoredLabels<Stance> sides, double beta, double threshold) {
        double missing = sides.missed / 2.0;
        return (sides.f(Stance.FAVOR::equals, missing, beta, threshold)
                        + sides.f(Stance.AGAINST::equals, missing, beta, threshold))
                / 2;
    }

    /** Returns the threshold of topics with the best F1; empty for few topics. */
    static Optional<Double> bestOfTopics(ScoredLabels<Boolean> topics) {
        long treated = topics.right();
        return treated < FEWEST || topics.scored.size() - treated < FEWEST
                ? Optional.empty()
                : Optional.of(rounded(best(0.10, 0.05, 0, 0.95, threshold -> topics.f(1, threshold))));
    }

    /** Returns the threshold with the best mean F of favor and against, on the scale by which scores will be calibrated. */
    static double bestOfSides(ScoredLabels<Stance> sides, Calibration scale) {
        double best = best(0.05, 0.025, 1, 0.90, threshold -> macro(sides, PRECISE, threshold));
        return rounded(LogisticModel.probability(scale.of(LogisticModel.odds(best))));
    }

    /** Returns the threshold with the best measure, smoothed over its neighbours; the lowest of equals. */
    private static double best(double lowest, double step, int first, double highest, DoubleUnaryOperator measure) {
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

    /** Returns the scale that calibrates scores, so that they tell how often labels are right; {@link Calibration#NONE} if none can be fitted. */
    Calibration scale() {
        LogisticRegression right = new LogisticRegression();
        scored.forEach(each -> right.add(
                new double[] {LogisticModel.odds(each.score())}, each.said().equals(each.is())));
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
}
