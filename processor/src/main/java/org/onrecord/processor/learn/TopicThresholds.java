package org.onrecord.processor.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the best threshold of topics from scored topics. */
final class TopicThresholds {
    private static final double LOWEST = 0.10;
    private static final double HIGHEST = 0.95;
    private static final double STEP = 0.05;

    /** With fewer topics treated or not treated, the best threshold is chance. */
    private static final int FEWEST = 20;

    private final List<Scored> scored = new ArrayList<>();

    private record Scored(boolean is, double score) {}

    void add(boolean is, double score) {
        scored.add(new Scored(is, score));
    }

    /** Returns the threshold with the best F1; empty for few topics. */
    Optional<Double> best() {
        long treated = scored.stream().filter(Scored::is).count();
        return treated < FEWEST || scored.size() - treated < FEWEST
                ? Optional.empty()
                : Optional.of(StanceThresholds.rounded(StanceThresholds.best(LOWEST, STEP, 0, HIGHEST, this::f1)));
    }

    /** Returns the F1 over all topics with a threshold. */
    double f1(double threshold) {
        LabelScores scores = new LabelScores();
        scored.forEach(each -> scores.add(each.is(), each.score() >= threshold));
        return scores.f(1);
    }
}
