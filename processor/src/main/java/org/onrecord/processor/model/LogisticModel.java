package org.onrecord.processor.model;

import java.util.List;

/** A fitted logistic regression: turns a weighted sum of features into a probability. */
public record LogisticModel(double bias, List<Double> weights) {
    /** Probabilities are bounded to this distance from 0 and 1. */
    public static final double SMALLEST = 1e-4;

    /** Returns a model with weights in the order of the features. */
    public static LogisticModel of(double bias, Double... weights) {
        return new LogisticModel(bias, List.of(weights));
    }

    /** Returns the log odds of a bounded probability. */
    public static double odds(double probability) {
        double bounded = Math.min(1 - SMALLEST, Math.max(SMALLEST, probability));
        return Math.log(bounded / (1 - bounded));
    }

    public static double probability(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    public double of(double[] features) {
        return probability(logOdds(features));
    }

    public double logOdds(double[] features) {
        if (features.length != weights.size()) {
            throw new IllegalArgumentException("needs " + weights.size() + " features, not " + features.length);
        }
        double sum = bias;
        for (int i = 0; i < features.length; i++) {
            sum += weights.get(i) * features[i];
        }
        return sum;
    }
}
