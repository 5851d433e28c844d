package org.onrecord.processor.shift;

import java.time.LocalDate;
import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * What held in a period: a share, or a number of statements a week.
 *
 * @param value the best guess: from 0 to 1, or a week's statements
 * @param low it lies above this
 * @param high and below this, with a probability of 95 per cent
 * @param part statements that have the property
 * @param of the statements among which they were counted, or the weeks
 * @param from first day with one of them, or of the weeks
 * @param to last day
 */
public record Estimate(double value, double low, double high, int part, int of, LocalDate from, LocalDate to) {
    private static final double PRIOR = 0.5;
    private static final double TAIL = 0.025;

    /** The share over days; the interval is a beta distribution's, with the statements of a day counted by their bursts. */
    static Estimate share(List<DayShare> days, DayCorrelation bursts) {
        double part = PRIOR;
        double rest = PRIOR;
        for (DayShare day : days) {
            part += day.part() * bursts.weight(day);
            rest += (day.whole() - day.part()) * bursts.weight(day);
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
