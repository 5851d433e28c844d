package org.onrecord.processor.shift;

import java.time.LocalDate;
import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The estimate of a share, or of the number of statements a week, in a period.
 *
 * @param value the share from 0 to 1, or the number
 * @param low lower end of the 95 % interval
 * @param high its upper end
 * @param part number of statements that have the property
 * @param of number of statements among which they were counted, or of weeks
 */
public record Estimate(double value, double low, double high, int part, int of, LocalDate from, LocalDate to) {
    private static final double PRIOR = 0.5;
    private static final double TAIL = 0.025;

    /** Estimates a share over days. The interval is that of a beta distribution in which statements of one day count less than independent ones. */
    static Estimate share(List<DayShare> days, DayCorrelation correlation) {
        double part = PRIOR;
        double rest = PRIOR;
        for (DayShare day : days) {
            part += day.part() * correlation.weight(day);
            rest += (day.whole() - day.part()) * correlation.weight(day);
        }
        BetaDistribution share = BetaDistribution.of(part, rest);
        int counted = DayShare.part(days);
        int whole = DayShare.whole(days);
        return new Estimate(
                (double) counted / whole,
                share.inverseCumulativeProbability(TAIL),
                share.inverseSurvivalProbability(TAIL),
                counted,
                whole,
                days.getFirst().day(),
                days.getLast().day());
    }
}
