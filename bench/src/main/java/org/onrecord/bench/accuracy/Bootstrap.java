package org.onrecord.bench.accuracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Computes 95 % intervals from a thousand resamples of the passages, always the same ones. */
final class Bootstrap {
    private static final int RESAMPLES = 1000;
    private static final long SEED = 20260101;
    private static final double TAIL = 0.025;

    private Bootstrap() {}

    /**
     * Returns estimates of figures.
     *
     * @param figures functions of a tally; NaN where there is nothing to count
     */
    static List<BootstrapEstimate> figures(List<PassageTally> passages, List<ToDoubleFunction<PassageTally>> figures) {
        if (passages.isEmpty()) {
            return figures.stream()
                    .map(figure -> new BootstrapEstimate(null, null, null))
                    .toList();
        }
        double[][] drawn = new double[figures.size()][RESAMPLES];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int sample = 0; sample < RESAMPLES; sample++) {
            PassageTally tally = passages.getFirst().empty();
            for (int i = 0; i < passages.size(); i++) {
                tally.add(passages.get(random.nextInt(passages.size())));
            }
            for (int i = 0; i < drawn.length; i++) {
                drawn[i][sample] = figures.get(i).applyAsDouble(tally);
            }
        }
        PassageTally all = passages.getFirst().empty();
        passages.forEach(all::add);
        List<BootstrapEstimate> result = new ArrayList<>();
        for (int i = 0; i < drawn.length; i++) {
            double[] known = Arrays.stream(drawn[i])
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            result.add(BootstrapEstimate.of(
                    figures.get(i).applyAsDouble(all), quantile(known, TAIL), quantile(known, 1 - TAIL)));
        }
        return result;
    }

    /** Returns the quantile of sorted values; NaN if there are none. */
    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
