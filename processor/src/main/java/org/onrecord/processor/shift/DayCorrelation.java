package org.onrecord.processor.shift;

import java.util.List;

/**
 * How alike the statements of one day are: a press conference gives ten on one claim, and they are not ten witnesses.
 *
 * <p>The intra-day correlation of a beta-binomial distribution, by the analysis of variance (Ridout, Demétrio and Firth, Biometrics 55,
 * 1999). It does not depend on the order of the days.
 *
 * @param correlation from 0 (as if said on days of their own) to 1 (as if said once)
 */
record DayCorrelation(double correlation) {
    /** Few days tell little of it: below this it is not believed. */
    private static final double LEAST = 0.1;

    /** Above this one day could not outweigh another at all. */
    private static final double MOST = 0.9;

    static DayCorrelation of(List<DayShare> days) {
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

    /** How many statements of days of their own a day's statements are worth, divided by their number. */
    double weight(DayShare day) {
        return 1 / (1 + (day.whole() - 1) * correlation);
    }
}
