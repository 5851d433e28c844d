package org.onrecord.processor.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scores of labels that are either given or not, from passages that were not learned from, and how good they are from a threshold on. */
final class ScoredLabels {
    /** With fewer topics treated or not treated, the best threshold is chance. */
    private static final int FEWEST = 20;

    private static final double LOWEST = 0.10;
    private static final double STEP = 0.05;
    private static final int STEPS = 17;

    private final List<Scored> scored = new ArrayList<>();

    private record Scored(boolean is, double score) {}

    /** @param is whether the label is right */
    void add(boolean is, double score) {
        scored.add(new Scored(is, score));
    }

    /** Returns the F1 of the labels given with a threshold; 0 if none is right. */
    double f1(double threshold) {
        int right = 0;
        int both = 0;
        for (Scored each : scored) {
            boolean says = each.score() >= threshold;
            both += (says ? 1 : 0) + (each.is() ? 1 : 0);
            right += says && each.is() ? 1 : 0;
        }
        return right == 0 ? 0 : 2.0 * right / both;
    }

    /** Returns the threshold with the best F1, smoothed over its neighbours, the lowest of equals; empty for few labels. */
    Optional<Double> best() {
        long right = scored.stream().filter(Scored::is).count();
        if (right < FEWEST || scored.size() - right < FEWEST) {
            return Optional.empty();
        }
        double best = LOWEST;
        double most = -1;
        for (int i = 0; i < STEPS; i++) {
            double threshold = LOWEST + i * STEP;
            double smooth = f1(threshold - STEP) + 2 * f1(threshold) + f1(threshold + STEP);
            if (smooth > most) {
                most = smooth;
                best = threshold;
            }
        }
        return Optional.of(Math.round(best * 1000) / 1000.0);
    }
}
