package org.onrecord.processor.model;

import java.util.List;

/**
 * A logistic regression: a weighted sum of features as a probability.
 *
 * @param bias added to the sum
 * @param weights one a feature
 */
public record LogisticModel(double bias, List<Double> weights) {
    /** A probability nearer than this to 0 or 1 counts as this near. */
    public static final double SMALLEST = 1e-4;

    public LogisticModel {
        weights = List.copyOf(weights);
    }

    /** Of the bias and the weights in the order of the features. */
    public static LogisticModel of(double bias, Double... weights) {
        return new LogisticModel(bias, List.of(weights));
    }

    /** The log odds of a probability, those of 0 and 1 bounded. */
    public static double odds(double probability) {
        double bounded = Math.min(1 - SMALLEST, Math.max(SMALLEST, probability));
        return Math.log(bounded / (1 - bounded));
    }

    /** The probability that log odds stand for. */
    public static double probability(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    /** The probability, from 0 to 1. */
    public double of(double[] features) {
        if (features.length != weights.size()) {
            throw new IllegalArgumentException("needs " + weights.size() + " features, not " + features.length);
        }
        double sum = bias;
        for (int i = 0; i < features.length; i++) {
            sum += weights.get(i) * features[i];
        }
        return probability(sum);
    }
}
