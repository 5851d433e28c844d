package org.onrecord.bench.issue;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The best threshold of topics, fitted on all issues but one and scored on that one, for each issue in turn. */
final class TopicThresholdFit {
    private static final double LOWEST = 0.05;
    private static final double HIGHEST = 0.6;
    private static final double STEP = 0.025;

    private final Map<String, List<Scored>> issues = new LinkedHashMap<>();

    private record Scored(boolean is, double score) {}

    /** Adds a topic of a passage; the score is 0 where the passage is found off the issue. */
    void add(String issue, boolean is, double score) {
        issues.computeIfAbsent(issue, key -> new ArrayList<>()).add(new Scored(is, score));
    }

    /** Prints for each issue its F1 with a usual threshold, and with the one that is the best mean on the others. */
    void print(double usual, PrintStream out) {
        double before = 0;
        double after = 0;
        for (String issue : issues.keySet()) {
            double fitted = best(issue);
            before += f1(issue, usual) / issues.size();
            after += f1(issue, fitted) / issues.size();
            out.printf(
                    Locale.ROOT,
                    "%s  at %.3f: %.3f  at %.3f, the best of the others: %.3f%n",
                    issue,
                    usual,
                    f1(issue, usual),
                    fitted,
                    f1(issue, fitted));
        }
        out.printf(Locale.ROOT, "mean: %.3f  %.3f; the best of all is at %.3f%n", before, after, best(""));
        for (double threshold = LOWEST; threshold < HIGHEST; threshold += STEP) {
            out.printf(Locale.ROOT, "  mean at %.3f: %.3f%n", threshold, mean(threshold, ""));
        }
    }

    private double best(String but) {
        double best = LOWEST;
        double most = -1;
        for (double threshold = LOWEST; threshold < HIGHEST; threshold += STEP) {
            double mean = mean(threshold, but);
            if (mean > most) {
                most = mean;
                best = threshold;
            }
        }
        return best;
    }

    private double mean(double threshold, String but) {
        return issues.keySet().stream()
                .filter(issue -> !issue.equals(but))
                .mapToDouble(issue -> f1(issue, threshold))
                .average()
                .orElse(0);
    }

    private double f1(String issue, double threshold) {
        double right = 0;
        double both = 0;
        for (Scored one : issues.getOrDefault(issue, List.of())) {
            boolean said = one.score() >= threshold;
            right += one.is() && said ? 1 : 0;
            both += (one.is() ? 1 : 0) + (said ? 1 : 0);
        }
        return both == 0 ? 0 : 2 * right / both;
    }
}
