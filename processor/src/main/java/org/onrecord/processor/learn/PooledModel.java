package org.onrecord.processor.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.processor.model.LogisticModel;

/**
 * The probability that a proposed side is right. The signals of a side weigh the same on all claims; its language, claim and stance, and these together, add
 * what is learned of them. Where examples are few, that is nearly nothing (a hierarchical logistic regression with Gaussian priors).
 */
record PooledModel(Map<String, PooledModel.Scale> scales, Map<String, Integer> columns, double[] weights) {
    /** One over the variance of what a language, a claim or a stance adds to the log odds. Between .5 and 4, held-out passages read the same. */
    private static final double SHRINKAGE = 2;

    /** The same of a bias of which nothing is known. */
    private static final double LOOSE = 1e-3;

    /**
     * A proposed side of a labelled passage.
     *
     * @param reading names the models that propose it, whose signals are alike
     */
    record Row(String reading, String language, String claim, Stance stance, double[] signals, boolean right) {}

    /** The mean and the deviation of the signals of a reading. */
    record Scale(double[] mean, double[] deviation) {
        static Scale of(List<double[]> rows) {
            int width = rows.getFirst().length;
            double[] mean = new double[width];
            double[] deviation = new double[width];
            for (int j = 0; j < width; j++) {
                int at = j;
                mean[j] = rows.stream().mapToDouble(row -> row[at]).average().orElse(0);
                deviation[j] = Math.max(
                        1e-3,
                        Math.sqrt(rows.stream()
                                .mapToDouble(row -> (row[at] - mean[at]) * (row[at] - mean[at]))
                                .average()
                                .orElse(0)));
            }
            return new Scale(mean, deviation);
        }
    }

    /** @param general by reading, what is known of its signals from other issues; of the others nothing is */
    static PooledModel fit(List<Row> rows, Map<String, LogisticModel> general) {
        Map<String, List<double[]>> signals = new TreeMap<>();
        rows.forEach(row ->
                signals.computeIfAbsent(row.reading(), key -> new ArrayList<>()).add(row.signals()));
        Map<String, Scale> scales = new TreeMap<>();
        signals.forEach((reading, own) -> scales.put(reading, Scale.of(own)));
        Map<String, Integer> columns = new LinkedHashMap<>();
        scales.forEach((reading, scale) -> {
            column(reading, columns);
            for (int j = 0; j < scale.mean().length; j++) {
                column(reading + "/" + j, columns);
            }
        });
        rows.forEach(
                row -> indicators(row.language(), row.claim(), row.stance()).forEach(each -> column(each, columns)));
        double[] ridge = new double[columns.size()];
        double[] expected = new double[columns.size()];
        Arrays.fill(ridge, SHRINKAGE);
        scales.forEach((reading, scale) -> {
            int bias = at(reading, columns);
            @Nullable LogisticModel known = general.get(reading);
            ridge[bias] = known == null ? LOOSE : 1;
            expected[bias] = known == null ? 0 : known.logOdds(scale.mean());
            for (int j = 0; j < scale.mean().length; j++) {
                ridge[bias + 1 + j] = 1;
                expected[bias + 1 + j] = known == null ? 0 : known.weights().get(j) * scale.deviation()[j];
            }
        });
        LogisticRegression regression = new LogisticRegression();
        for (Row row : rows) {
            double[] features = new double[columns.size()];
            int bias = at(row.reading(), columns);
            features[bias] = 1;
            Scale scale = Objects.requireNonNull(scales.get(row.reading()));
            for (int j = 0; j < row.signals().length; j++) {
                features[bias + 1 + j] = (row.signals()[j] - scale.mean()[j]) / scale.deviation()[j];
            }
            indicators(row.language(), row.claim(), row.stance()).forEach(each -> features[at(each, columns)] = 1);
            regression.add(features, row.right(), 1);
        }
        return new PooledModel(scales, columns, regression.fit(ridge, expected));
    }

    private static void column(String name, Map<String, Integer> columns) {
        columns.putIfAbsent(name, columns.size());
    }

    /** Returns the names of what is true of a side. */
    private static List<String> indicators(String language, String claim, Stance stance) {
        String side = claim + "/" + stance.json();
        return List.of(
                "language " + language,
                "stance " + stance.json(),
                "claim " + claim,
                "side " + side,
                "claim " + claim + " in " + language,
                "side " + side + " in " + language);
    }

    /** Returns what weighs the signals of a reading in a language. */
    LogisticModel signals(String reading, String language) {
        Scale scale = Objects.requireNonNull(scales.get(reading));
        int at = at(reading, columns);
        double bias = weights[at] + weight("language " + language);
        List<Double> own = new ArrayList<>();
        for (int j = 0; j < scale.mean().length; j++) {
            double weight = weights[at + 1 + j] / scale.deviation()[j];
            own.add(weight);
            bias -= weight * scale.mean()[j];
        }
        return new LogisticModel(bias, own);
    }

    /** Returns what a side on a claim adds to the log odds in a language. */
    double offset(String language, String claim, Stance stance) {
        return indicators(language, claim, stance).stream()
                .skip(1)
                .mapToDouble(this::weight)
                .sum();
    }

    /** Returns the probability that a side is right; of a reading that it was fitted to. */
    double of(Row row) {
        return LogisticModel.probability(signals(row.reading(), row.language()).logOdds(row.signals())
                + offset(row.language(), row.claim(), row.stance()));
    }

    private static int at(String column, Map<String, Integer> columns) {
        return Objects.requireNonNull(columns.get(column));
    }

    private double weight(String column) {
        return columns.containsKey(column) ? weights[at(column, columns)] : 0;
    }
}
