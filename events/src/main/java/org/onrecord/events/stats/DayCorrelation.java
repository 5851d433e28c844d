package org.onrecord.events.stats;

import java.util.List;

/**
 * How much the statements of one day depend on each other: ten statements of one press conference are not ten independent ones.
 *
 * <p>This is the intra-day correlation of a beta-binomial distribution, estimated by the analysis of variance (Ridout, Demétrio and Firth,
 * Biometrics 55, 1999). It does not depend on the order of the days.
 *
 * @param correlation from 0 (independent) to 1 (as if said once)
 */
public record DayCorrelation(double correlation) {
    /** The least correlation assumed: few days tell little about it. */
    private static final double LEAST = 0.1;

    /** The greatest correlation assumed: above it no day could outweigh another. */
    private static final double MOST = 0.9;

    /** Returns the correlation within the days of one series; an assumed one if no two of its statements share a day. */
    public static DayCorrelation of(List<DayShare> days) {
        double whole = DayShare.whole(days);
        double share = DayShare.part(days) / whole;
        double between = 0;
        double within = 0;
        double squares = 0;
        for (DayShare day : days) {
            double here = (double) day.part() / day.whole();
            between += day.whole() * (here - share) * (here - share);
            within += day.whole() * here * (1 - here);
            squares += (double) day.whole() * day.whole();
        }
        if (days.size() < 2 || whole <= days.size()) {
            return new DayCorrelation(LEAST); // No two statements share a day.
        }
        between /= days.size() - 1;
        within /= whole - days.size();
        double size = (whole - squares / whole) / (days.size() - 1);
        double all = between + (size - 1) * within;
        double correlation = all > 0 ? (between - within) / all : 0;
        return new DayCorrelation(Math.clamp(correlation, LEAST, MOST));
    }

    /** Returns how many independent statements each statement of a day is worth, from 0 to 1. */
    public double weight(DayShare day) {
        return 1 / (1 + (day.whole() - 1) * correlation);
    }
}
