package org.onrecord.training;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onrecord.processor.model.LogisticModel;

/**
 * Feature vectors with their labels. A logistic regression is fitted on them and cross-validated by leaving out one
 * issue at a time.
 */
final class FeatureRows {
    private final List<Row> rows = Collections.synchronizedList(new ArrayList<>());

    private record Row(String issue, boolean chinese, double[] features, boolean label) {}

    void add(String issue, boolean chinese, double[] features, boolean label) {
        rows.add(new Row(issue, chinese, features, label));
    }

    /** Prints the fitted weights of English and Chinese, each with its cross-validated scores at several thresholds. */
    void print(String name, PrintStream out) {
        for (boolean chinese : new boolean[] {false, true}) {
            List<Row> part =
                    rows.stream().filter(row -> row.chinese() == chinese).toList();
            if (!part.isEmpty()) {
                out.println(name + (chinese ? "_CHINESE " : " ") + asCode(fit(part)) + " from " + part.size());
                print(crossValidated(part), out);
            }
        }
    }

    private static Map<Row, Double> crossValidated(List<Row> part) {
        Map<Row, Double> scores = new LinkedHashMap<>();
        for (String issue : part.stream().map(Row::issue).distinct().toList()) {
            List<Row> others =
                    part.stream().filter(row -> !row.issue().equals(issue)).toList();
            LogisticModel without = fit(others.isEmpty() ? part : others);
            part.stream()
                    .filter(row -> row.issue().equals(issue))
                    .forEach(row -> scores.put(row, without.of(row.features())));
        }
        return scores;
    }

    private static void print(Map<Row, Double> scores, PrintStream out) {
        for (int t = 2; t <= 16; t++) {
            double threshold = t / 20.0;
            PrecisionRecall counts = new PrecisionRecall();
            int[] right = new int[2];
            int[] all = new int[2];
            scores.forEach((row, score) -> {
                boolean found = score >= threshold;
                counts.add(row.label(), found);
                all[row.label() ? 1 : 0]++;
                right[row.label() ? 1 : 0] += found == row.label() ? 1 : 0;
            });
            out.printf(
                    Locale.ROOT,
                    "  %.2f %s  accuracy %.3f, balanced %.3f%n",
                    threshold,
                    counts,
                    (right[0] + right[1]) / (double) scores.size(),
                    (right[0] / (double) all[0] + right[1] / (double) all[1]) / 2);
        }
    }

    private static LogisticModel fit(List<Row> rows) {
        StandardizedRegression regression = new StandardizedRegression();
        rows.forEach(row -> regression.add(row.features(), row.label()));
        return regression.fit();
    }

    /** Returns the weights as the Java expression that makes them. */
    static String asCode(LogisticModel logistic) {
        StringBuilder code = new StringBuilder(String.format(Locale.ROOT, "LogisticModel.of(%.2f", logistic.bias()));
        logistic.weights().forEach(weight -> code.append(String.format(Locale.ROOT, ", %.2f", weight)));
        return code.append(')').toString();
    }
}
