package org.onrecord.bench.issue;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.onrecord.processor.model.LogisticModel;
import org.onrecord.training.StandardizedRegression;

/**
 * The weights of title, likeliest topic and examples in the decision whether words near a term are on the issue, fitted on all issues but one and scored on
 * that one, for each issue in turn.
 */
final class NamedFit {
    private static final List<Double> THRESHOLDS = List.of(0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5);

    private final Map<String, List<Row>> issues = new LinkedHashMap<>();

    /** @param features empty where nothing is read */
    private record Row(boolean on, Optional<double[]> features) {}

    /**
     * Adds a passage.
     *
     * @param features empty if it names no term: it counts as found off the issue
     */
    void add(String issue, boolean on, Optional<double[]> features) {
        issues.computeIfAbsent(issue, key -> new ArrayList<>()).add(new Row(on, features));
    }

    /** Prints for each issue the F1 at each threshold, and the weights fitted on all. */
    void print(PrintStream out) {
        double[] means = new double[THRESHOLDS.size()];
        double best = 0;
        for (String issue : issues.keySet()) {
            LogisticModel others = fit(each -> !each.equals(issue));
            StringBuilder line = new StringBuilder(issue);
            for (int i = 0; i < means.length; i++) {
                double f1 = f1(issues.getOrDefault(issue, List.of()), others, THRESHOLDS.get(i));
                means[i] += f1 / issues.size();
                line.append(String.format(Locale.ROOT, "  at %.2f: %.3f", THRESHOLDS.get(i), f1));
            }
            out.println(line);
            best += IntStream.rangeClosed(1, 19)
                            .mapToDouble(i -> f1(issues.getOrDefault(issue, List.of()), others, i / 20.0))
                            .max()
                            .orElse(0)
                    / issues.size();
        }
        for (int i = 0; i < means.length; i++) {
            out.printf(Locale.ROOT, "mean at %.2f: %.3f%n", THRESHOLDS.get(i), means[i]);
        }
        out.printf(Locale.ROOT, "mean with the best threshold of each issue: %.3f%n", best);
        out.println("on all: " + fit(each -> true));
    }

    private LogisticModel fit(Predicate<String> selected) {
        StandardizedRegression regression = new StandardizedRegression();
        issues.forEach((issue, rows) -> {
            if (selected.test(issue)) {
                rows.forEach(row -> row.features().ifPresent(features -> regression.add(features, row.on())));
            }
        });
        return regression.fit();
    }

    private static double f1(List<Row> rows, LogisticModel model, double threshold) {
        int right = 0;
        int both = 0;
        for (Row row : rows) {
            boolean said =
                    row.features().filter(each -> model.of(each) >= threshold).isPresent();
            right += row.on() && said ? 1 : 0;
            both += (row.on() ? 1 : 0) + (said ? 1 : 0);
        }
        return both == 0 ? 0 : 2.0 * right / both;
    }
}
