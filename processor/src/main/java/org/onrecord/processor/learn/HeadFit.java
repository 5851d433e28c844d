package org.onrecord.processor.learn;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onrecord.processor.model.Head;

/**
 * Fits a head to labelled vectors by logistic regression with a penalty on its weights, so that few labels move it little from the log odds
 * that it is given as its last further number.
 */
final class HeadFit {
    /** Weakens the penalty: chosen on halves of two other issues. */
    private static final double COST = 5;

    private static final double PRECISION = 0.01;
    private static final int ROUNDS = 300;

    /** The bias is a weight on this constant, hardly penalised. */
    private static final double CONSTANT = 5;

    private final List<float[]> vectors = new ArrayList<>();
    private final List<double[]> further = new ArrayList<>();
    private final List<Boolean> labels = new ArrayList<>();

    /**
     * Adds an example.
     *
     * @param vector of a sentence or passage
     * @param label yes or no
     * @param more further numbers, the log odds known before last
     */
    void add(float[] vector, boolean label, double... more) {
        vectors.add(vector);
        labels.add(label);
        further.add(more);
    }

    /** The head; of one label alone, one that leans to it and follows the log odds known before; nothing of nothing. */
    Optional<Head> fit() {
        Linear.disableDebugOutput();
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        long yes = labels.stream().filter(label -> label).count();
        return Optional.of(yes == 0 ? leaning(-1) : yes == labels.size() ? leaning(1) : Head.of(weights(train())));
    }

    private Head leaning(int to) {
        float[] weights = new float[size() + 1];
        weights[size() - 1] = 1;
        weights[size()] = (float) (to * Math.log1p(labels.size()));
        return Head.of(weights);
    }

    private int size() {
        return vectors.getFirst().length + further.getFirst().length;
    }

    private Model train() {
        Problem problem = new Problem();
        problem.l = labels.size();
        problem.n = size() + 1;
        problem.bias = CONSTANT;
        problem.x = new Feature[problem.l][];
        problem.y = new double[problem.l];
        for (int i = 0; i < problem.l; i++) {
            problem.x[i] = features(vectors.get(i), further.get(i));
            problem.y[i] = labels.get(i) ? 1 : -1;
        }
        return Linear.train(problem, new Parameter(SolverType.L2R_LR, COST, ROUNDS, PRECISION));
    }

    private Feature[] features(float[] vector, double[] more) {
        Feature[] features = new Feature[vector.length + more.length + 1];
        for (int i = 0; i < vector.length; i++) {
            features[i] = new FeatureNode(i + 1, vector[i]);
        }
        for (int i = 0; i < more.length; i++) {
            features[vector.length + i] = new FeatureNode(vector.length + i + 1, more[i]);
        }
        features[features.length - 1] = new FeatureNode(features.length, CONSTANT);
        return features;
    }

    /** The library's weights, which are those of its first label. */
    private static float[] weights(Model model) {
        double[] fitted = model.getFeatureWeights();
        double sign = model.getLabels()[0] > 0 ? 1 : -1;
        float[] weights = new float[fitted.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (sign * fitted[i]);
        }
        weights[weights.length - 1] *= (float) CONSTANT;
        return weights;
    }
}
