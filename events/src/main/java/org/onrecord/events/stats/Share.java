package org.onrecord.events.stats;

import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The share of the statements of some days that have a property, with its interval. The interval knows how few the statements are, not how many of
 * them are labelled wrongly.
 *
 * @param value from 0 to 1
 * @param low lower end of the 95 % interval
 * @param high its upper end
 * @param part number of statements that have the property
 * @param whole number of statements
 */
public record Share(double value, double low, double high, int part, int whole) {
    /** The counts that Jeffreys' prior adds. */
    private static final double PRIOR = 0.5;

    private static final double TAIL = 0.025;

    /** Returns the share over days. The interval is that of a beta distribution in which statements of one day count less than independent ones. */
    public static Share of(List<DayShare> days, DayCorrelation correlation) {
        double part = PRIOR;
        double rest = PRIOR;
        for (DayShare day : days) {
            part += day.part() * correlation.weight(day);
            rest += (day.whole() - day.part()) * correlation.weight(day);
        }
        return of(part, rest, DayShare.part(days), DayShare.whole(days));
    }

    /** Returns the share of a number of independent cases; its value is 0 if there are none. */
    public static Share of(int part, int whole) {
        return of(PRIOR + part, PRIOR + whole - part, part, Math.max(1, whole));
    }

    private static Share of(double part, double rest, int counted, int whole) {
        BetaDistribution share = BetaDistribution.of(part, rest);
        return new Share(
                (double) counted / whole,
                share.inverseCumulativeProbability(TAIL),
                share.inverseSurvivalProbability(TAIL),
                counted,
                whole);
    }
}
