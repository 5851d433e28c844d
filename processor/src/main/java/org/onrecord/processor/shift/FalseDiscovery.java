package org.onrecord.processor.shift;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The false-discovery control of Benjamini and Hochberg: of all that is found in one run, at most a set share may be expected to be
 * chance; if nothing is there, nothing is found in all but that share of runs.
 */
final class FalseDiscovery {
    private FalseDiscovery() {}

    /**
     * Those that are found.
     *
     * @param tests all of the run; also those that could not be found count
     * @param untold tests beside them whose chance is 1
     * @param chance of a test
     * @param share of the found that may be false
     */
    static <T> List<T> found(List<T> tests, int untold, ToDoubleFunction<T> chance, double share) {
        double[] sorted = tests.stream().mapToDouble(chance).sorted().toArray();
        double all = sorted.length + untold;
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
