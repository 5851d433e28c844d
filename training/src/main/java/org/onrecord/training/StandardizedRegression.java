package org.onrecord.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.onrecord.processor.learn.LogisticRegression;
import org.onrecord.processor.model.LogisticModel;

/** Fits a logistic regression with a ridge of 1 on the weights of standardized features. */
public final class StandardizedRegression {
    private final List<double[]> features = new ArrayList<>();
    private final List<Boolean> labels = new ArrayList<>();
    private final List<Double> importance = new ArrayList<>();

    public void add(double[] row, boolean label) {
        add(row, label, 1);
    }

    public void add(double[] row, boolean label, double weight) {
        features.add(row);
        importance.add(weight);
        labels.add(label);
    }

    public int size() {
        return features.size();
    }

    /** Fits the model, for features as they were added. There must be rows. */
    public LogisticModel fit() {
        int width = features.getFirst().length;
        double[] mean = new double[width];
        double[] deviation = new double[width];
        for (double[] row : features) {
            for (int j = 0; j < width; j++) {
                mean[j] += row[j] / features.size();
            }
        }
        for (double[] row : features) {
            for (int j = 0; j < width; j++) {
                deviation[j] += (row[j] - mean[j]) * (row[j] - mean[j]) / features.size();
            }
        }
        for (int j = 0; j < width; j++) {
            deviation[j] = Math.max(Math.sqrt(deviation[j]), 1e-9);
        }
        LogisticRegression standardized = new LogisticRegression();
        for (int i = 0; i < features.size(); i++) {
            double[] standard = new double[width + 1];
            for (int j = 0; j < width; j++) {
                standard[j] = (features.get(i)[j] - mean[j]) / deviation[j];
            }
            standard[width] = 1;
            standardized.add(standard, labels.get(i), importance.get(i));
        }
        double[] ridge = new double[width + 1];
        Arrays.fill(ridge, 0, width, 1);
        double[] weights = standardized.fit(ridge, new double[width + 1]);
        double bias = weights[width];
        List<Double> plain = new ArrayList<>();
        for (int j = 0; j < width; j++) {
            plain.add(weights[j] / deviation[j]);
            bias -= weights[j] * mean[j] / deviation[j];
        }
        return new LogisticModel(bias, plain);
    }
}
