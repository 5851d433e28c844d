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
        double treated = 0;
        double said = 0;
        double rightly = 0;
        for (Scored each : scored) {
            boolean says = each.score() >= threshold;
            treated += each.is() ? 1 : 0;
            said += says ? 1 : 0;
            rightly += each.is() && says ? 1 : 0;
        }
        return rightly == 0 ? 0 : 2 * rightly / (treated + said);
    }
}
