package org.onrecord.processor.shift;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.commons.numbers.gamma.LogGamma;
import org.onrecord.events.stats.DayCorrelation;
import org.onrecord.events.stats.DayShare;

/**
 * The change point of a share, and the evidence for it: the marginal likelihood of two shares, averaged over the days on which the second may
 * begin, against that of one share. Each share has Jeffreys' prior; the statements of a day are weighted by {@link DayCorrelation}.
 *
 * <p>How much evidence chance gives is not taken from the model but from random orders of the same days. So a series whose order means nothing
 * shows a change no more often than allowed, however its statements cluster on days.
 */
final class ChangePoint {
    /** Both sides of a change have at least this many statements on at least {@link #LEAST_DAYS} days. */
    static final int LEAST_STATEMENTS = 4;

    static final int LEAST_DAYS = 3;

    private static final double PRIOR = 0.5;

    /** Weighted counts are rounded to twentieths of a statement, so that the gamma functions can be looked up. */
    private static final int GRAIN = 20;

    private static final int ENOUGH_EXCEEDING = 20;
    private static final double TIE = 1e-9;

    private final List<DayShare> days;
    private final List<int[]> strata;
    private final double[] lnGamma;
    private final double[] lnGammaOfWhole;
    private final double[] ofSplit;

    /** The weighted statements of the days of each stratum in turn: how many have the property, how many there are, and how many unweighted. */
    private final int[][] counts;

    /** @param strata the same statements apart, by what may change without any change of mind: language and publisher */
    ChangePoint(List<DayShare> days, List<List<DayShare>> strata, DayCorrelation correlation) {
        this.days = days;
        Map<LocalDate, Integer> index = new HashMap<>();
        days.forEach(day -> index.put(day.day(), index.size()));
        this.strata = strata.stream()
                .map(own -> own.stream()
                        .mapToInt(day -> Objects.requireNonNull(index.get(day.day())))
                        .toArray())
                .toList();
        List<DayShare> cells = strata.stream().flatMap(List::stream).toList();
        counts = new int[3][cells.size()];
        int total = 0;
        for (int i = 0; i < cells.size(); i++) {
            DayShare day = cells.get(i);
            double weight = correlation.weight(day) * GRAIN;
            counts[0][i] = (int) Math.round(day.part() * weight);
            counts[1][i] = counts[0][i] + (int) Math.round((day.whole() - day.part()) * weight);
            counts[2][i] = day.whole();
            total += counts[1][i];
        }
        lnGamma = new double[total + 1];
        lnGammaOfWhole = new double[total + 1];
        for (int i = 0; i <= total; i++) {
            lnGamma[i] = LogGamma.value((double) i / GRAIN + PRIOR) - LogGamma.value(PRIOR);
            lnGammaOfWhole[i] = LogGamma.value((double) i / GRAIN + 2 * PRIOR) - LogGamma.value(2 * PRIOR);
        }
        ofSplit = new double[days.size()];
    }

    /** Returns true if there are enough days and statements to test for a change. */
    static boolean isTestable(List<DayShare> days) {
        int part = DayShare.part(days);
        int rest = DayShare.whole(days) - part;
        return days.size() >= 2 * LEAST_DAYS && Math.min(part, rest) >= LEAST_STATEMENTS;
    }

    /** Returns the evidence of the days in their order: the natural logarithm of the Bayes factor of a change. */
    double evidence() {
        return evidence(counts);
    }

    /**
     * Returns how often the days of each stratum in random order give as much evidence, above 0 and at most 1. So a share that changes because a language or
     * a publisher comes or goes is no change.
     *
     * @param shuffles most orders that are tried; it stops earlier once the evidence is clearly common
     * @param seed of the orders: the same series gives the same answer everywhere
     */
    double chance(int shuffles, long seed) {
        double seen = evidence();
        Random random = new Random(seed);
        int[][] shuffled = {counts[0].clone(), counts[1].clone(), counts[2].clone()};
        int exceeding = 0;
        for (int tried = 1; tried <= shuffles; tried++) {
            int first = 0;
            for (int[] stratum : strata) {
                for (int i = stratum.length - 1; i > 0; i--) {
                    int other = random.nextInt(i + 1);
                    for (int[] each : shuffled) {
                        swap(each, first + i, first + other);
                    }
                }
                first += stratum.length;
            }
            if (evidence(shuffled) >= seen - TIE && ++exceeding >= ENOUGH_EXCEEDING) {
                return (double) exceeding / tried;
            }
        }
        return (exceeding + 1.0) / (shuffles + 1.0);
    }

    /**
     * @param at index of the first day after the likeliest change
     * @param earliest first day of the 95 % interval of the change
     * @param latest its last day
     */
    record When(int at, LocalDate earliest, LocalDate latest) {}

    /** Returns the time of the change, given that there was one. */
    When when() {
        evidence();
        int best = 1;
        double sum = 0;
        for (int i = 1; i < ofSplit.length; i++) {
            best = ofSplit[i] > ofSplit[best] ? i : best;
        }
        for (int i = 1; i < ofSplit.length; i++) {
            sum += Math.exp(ofSplit[i] - ofSplit[best]);
        }
        int from = best;
        int to = best;
        double held = 1;
        while (held < 0.95 * sum) {
            double before = from > 1 ? Math.exp(ofSplit[from - 1] - ofSplit[best]) : -1;
            double after = to < ofSplit.length - 1 ? Math.exp(ofSplit[to + 1] - ofSplit[best]) : -1;
            if (before < 0 && after < 0) {
                break;
            }
            if (before >= after) {
                from--;
                held += before;
            } else {
                to++;
                held += after;
            }
        }
        return new When(best, days.get(from).day(), days.get(to).day());
    }

    private static void swap(int[] array, int i, int j) {
        int kept = array[i];
        array[i] = array[j];
        array[j] = kept;
    }

    /** Returns for each day the sum of its strata. */
    private int[] byDay(int[] cells) {
        int[] sums = new int[days.size()];
        int next = 0;
        for (int[] stratum : strata) {
            for (int day : stratum) {
                sums[day] += cells[next++];
            }
        }
        return sums;
    }

    private double evidence(int[][] cells) {
        int[] part = byDay(cells[0]);
        int[] whole = byDay(cells[1]);
        int[] count = byDay(cells[2]);
        int allParts = 0;
        int allWholes = 0;
        int allCounts = 0;
        for (int i = 0; i < part.length; i++) {
            allParts += part[i];
            allWholes += whole[i];
            allCounts += count[i];
        }
        double none = marginal(allParts, allWholes);
        int parts0 = 0;
        int wholes0 = 0;
        int counts0 = 0;
        double sum = 0;
        for (int i = 1; i < part.length; i++) {
            parts0 += part[i - 1];
            wholes0 += whole[i - 1];
            counts0 += count[i - 1];
            boolean admitted = i >= LEAST_DAYS
                    && part.length - i >= LEAST_DAYS
                    && counts0 >= LEAST_STATEMENTS
                    && allCounts - counts0 >= LEAST_STATEMENTS;
            ofSplit[i] = admitted
                    ? marginal(parts0, wholes0) + marginal(allParts - parts0, allWholes - wholes0) - none
                    : Double.NEGATIVE_INFINITY;
            sum += Math.exp(ofSplit[i]);
        }
        return Math.log(sum / (part.length - 1));
    }

    /** Returns the logarithm of the marginal likelihood of counts: over all shares, weighted by the prior. */
    private double marginal(int part, int whole) {
        return lnGamma[part] + lnGamma[whole - part] - lnGammaOfWhole[whole];
    }
}
