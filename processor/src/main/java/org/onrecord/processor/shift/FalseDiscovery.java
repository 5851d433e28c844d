package org.onrecord.processor.shift;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The procedure of Benjamini and Hochberg: limits the expected share of chance findings among the findings of a run. */
final class FalseDiscovery {
    private FalseDiscovery() {}

    /**
     * Returns the tests whose finding is accepted.
     *
     * @param others number of further tests, with a chance of 1
     * @param chance returns the p-value of a test
     * @param share of the findings that may be false
     */
    static <T> List<T> found(List<T> tests, int others, ToDoubleFunction<T> chance, double share) {
        double[] sorted = tests.stream().mapToDouble(chance).sorted().toArray();
        double all = sorted.length + others;
        double limit = -1;
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] <= share * (i + 1) / all) {
                limit = sorted[i];
            }
        }
        double most = limit;
        return tests.stream().filter(test -> chance.applyAsDouble(test) <= most).toList();
    }
}
