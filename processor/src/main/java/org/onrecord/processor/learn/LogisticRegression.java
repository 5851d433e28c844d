package org.onrecord.processor.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.onrecord.processor.model.LogisticModel;

/** Fits a logistic regression by Newton's method. */
public final class LogisticRegression {
    private final List<double[]> features = new ArrayList<>();
    private final List<Boolean> labels = new ArrayList<>();
    private final List<Double> importance = new ArrayList<>();

    public void add(double[] row, boolean label, double weight) {
        features.add(row);
        importance.add(weight);
        labels.add(label);
    }

    /**
     * Returns weights of the features as they were added, with a Gaussian prior for each: what is believed of it before, and how firmly.
     *
     * @param ridge one over the variance of each weight
     * @param expected the mean of each weight
     */
    public double[] fit(double[] ridge, double[] expected) {
        int width = ridge.length;
        double[] weights = expected.clone();
        for (int step = 0; step < 30; step++) {
            double[] gradient = new double[width];
            double[][] curvature = new double[width][width];
            for (int i = 0; i < features.size(); i++) {
                add(features.get(i), labels.get(i), importance.get(i), weights, gradient, curvature);
            }
            for (int j = 0; j < width; j++) {
                gradient[j] -= ridge[j] * (weights[j] - expected[j]);
                curvature[j][j] += ridge[j];
            }
            double[] move = solve(curvature, gradient);
            double largest = 0;
            for (int j = 0; j < width; j++) {
                weights[j] += move[j];
                largest = Math.max(largest, Math.abs(move[j]));
            }
            if (largest < 1e-6) {
                break;
            }
        }
        return weights;
    }

    private static void add(
            double[] x, boolean label, double heft, double[] weights, double[] gradient, double[][] curvature) {
        // Most features are zero where many are indicators.
        int[] used = IntStream.range(0, x.length).filter(j -> x[j] != 0).toArray();
        double sum = 0;
        for (int j : used) {
            sum += weights[j] * x[j];
        }
        double p = LogisticModel.probability(sum);
        double error = heft * ((label ? 1 : 0) - p);
        for (int j : used) {
            gradient[j] += error * x[j];
            for (int k : used) {
                curvature[j][k] += heft * p * (1 - p) * x[j] * x[k];
            }
        }
    }

    /** Solves equations by elimination. With a ridge the matrix is positive definite, so that no row need be exchanged. */
    private static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        for (int column = 0; column < n; column++) {
            for (int row = column + 1; row < n; row++) {
                double factor = matrix[row][column] / matrix[column][column];
                for (int k = column; k < n; k++) {
                    matrix[row][k] -= factor * matrix[column][k];
                }
                right[row] -= factor * right[column];
            }
        }
        double[] solution = new double[n];
        for (int row = n - 1; row >= 0; row--) {
            double sum = right[row];
            for (int k = row + 1; k < n; k++) {
                sum -= matrix[row][k] * solution[k];
            }
            solution[row] = sum / matrix[row][row];
        }
        return solution;
    }
}
