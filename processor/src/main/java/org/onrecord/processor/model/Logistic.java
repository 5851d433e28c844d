package org.onrecord.processor.model;

import java.util.List;

/**
 * A logistic regression: a weighted sum of features as a probability.
 *
 * @param bias added to the sum
 * @param weights one a feature
 */
public record Logistic(double bias, List<Double> weights) {
    public Logistic {
        weights = List.copyOf(weights);
    }

    /** Of the bias and the weights in the order of the features. */
    public static Logistic of(double bias, Double... weights) {
        return new Logistic(bias, List.of(weights));
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
        return 1 / (1 + Math.exp(-sum));
    }
}
