package org.onrecord.processor.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Topics that were scored, treated and not, and from which score on it is best to give them. */
final class TopicThresholds {
    private static final double LOWEST = 0.10;
    private static final double HIGHEST = 0.95;
    private static final double STEP = 0.05;

    /** Of fewer of a kind the best threshold is chance. */
    private static final int FEWEST = 20;

    private final List<Scored> scored = new ArrayList<>();

    private record Scored(boolean is, double score) {}

    private record Counts(double yes, double no, double rightly, double wrongly) {
        double f1() {
            return rightly == 0 ? 0 : 2 * rightly / (yes + rightly + wrongly);
        }
    }

    void add(boolean is, double score) {
        scored.add(new Scored(is, score));
    }

    /** The threshold with the best F1, smoothed over its neighbours; none of few. */
    Optional<Double> best() {
        Counts all = counts(0);
        if (all.yes() < FEWEST || all.no() < FEWEST) {
            return Optional.empty();
        }
        double best = LOWEST;
        double highest = -1;
        for (int step = 0; LOWEST + step * STEP < HIGHEST; step++) {
            double threshold = LOWEST + step * STEP;
            double smooth = counts(threshold - STEP).f1()
                    + 2 * counts(threshold).f1()
                    + counts(threshold + STEP).f1();
            if (smooth > highest) {
                highest = smooth;
                best = threshold;
            }
        }
        return Optional.of(Math.round(best * 1000) / 1000.0);
    }

    private Counts counts(double threshold) {
        double yes = 0;
        double no = 0;
        double rightly = 0;
        double wrongly = 0;
        for (Scored each : scored) {
            boolean said = each.score() >= threshold;
            yes += each.is() ? 1 : 0;
            no += each.is() ? 0 : 1;
            rightly += each.is() && said ? 1 : 0;
            wrongly += !each.is() && said ? 1 : 0;
        }
        return new Counts(yes, no, rightly, wrongly);
    }
}
