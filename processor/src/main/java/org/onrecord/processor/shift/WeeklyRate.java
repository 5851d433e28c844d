package org.onrecord.processor.shift;

import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * The usual number of statements a week: a negative binomial distribution whose mean and size are estimated from earlier weeks, on a grid of points
 * weighted by their likelihood.
 */
final class WeeklyRate {
    private static final double[] MEANS = logarithmic(0.02, 200, 47);
    private static final double[] SIZES = logarithmic(0.15, 20, 12);

    private final double[] weights = new double[MEANS.length * SIZES.length];

    /** Estimates the rate from the counts of one or more weeks. */
    WeeklyRate(List<Integer> weeks) {
        int total = weeks.stream().mapToInt(Integer::intValue).sum();
        double best = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < SIZES.length; s++) {
            double size = SIZES[s];
            double shape = weeks.stream()
                            .mapToDouble(count -> LogGamma.value(count + size))
                            .sum()
                    - weeks.size() * LogGamma.value(size);
            for (int m = 0; m < MEANS.length; m++) {
                double more = MEANS[m] / (MEANS[m] + size);
                double likelihood = shape + weeks.size() * size * Math.log(1 - more) + total * Math.log(more);
                weights[m * SIZES.length + s] = likelihood;
                best = Math.max(best, likelihood);
            }
        }
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp(weights[i] - best);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
    }

    /** Returns the probability that a number of weeks together bring at least a count of 1 or more. */
    double atLeast(int count, int weeks) {
        double probability = 0;
        for (int m = 0; m < MEANS.length; m++) {
            for (int s = 0; s < SIZES.length; s++) {
                double weight = weights[m * SIZES.length + s];
                if (weight > 1e-12) {
                    double more = MEANS[m] / (MEANS[m] + SIZES[s]);
                    probability += weight * RegularizedBeta.value(more, count, SIZES[s] * weeks);
                }
            }
        }
        return Math.min(1, probability);
    }

    /** Returns a quantile of the mean, in statements a week. */
    double quantile(double probability) {
        double sum = 0;
        for (int m = 0; m < MEANS.length; m++) {
            for (int s = 0; s < SIZES.length; s++) {
                sum += weights[m * SIZES.length + s];
            }
            if (sum >= probability) {
                return MEANS[m];
            }
        }
        return MEANS[MEANS.length - 1];
    }

    private static double[] logarithmic(double from, double to, int steps) {
        double[] values = new double[steps];
        for (int i = 0; i < steps; i++) {
            values[i] = from * Math.pow(to / from, (double) i / (steps - 1));
        }
        return values;
    }
}
