package org.onrecord.dashboard.summary;

import java.util.List;
import org.onrecord.events.json.JsonName;
import org.onrecord.events.stats.DayCorrelation;
import org.onrecord.events.stats.DayShare;
import org.onrecord.events.stats.Share;

/**
 * To which side of a claim statements lean: the share of those in favour, with its interval.
 *
 * @param favor statements in favour
 * @param side the side of more than half of them
 * @param sure true if the interval does not reach one half
 * @param share of those in favour, 0 to 1
 * @param low lower end of the 95% interval, as {@link Share} has it, but for the share itself, which is always inside
 * @param high upper end of the interval
 */
public record Lean(int favor, int against, Side side, boolean sure, double share, double low, double high) {
    public enum Side implements JsonName {
        FAVOR,
        AGAINST,
        /** As many statements are in favour as against. */
        BOTH
    }

    /**
     * Returns the lean of at least one statement.
     *
     * @param days how many of the statements of each day are in favour
     */
    static Lean of(List<DayShare> days, DayCorrelation correlation) {
        Share share = Share.of(days, correlation);
        int favor = share.part();
        int against = share.whole() - favor;
        // Where one day said most, the share of all statements may lie outside of the interval, which weighs days.
        double low = Math.min(share.low(), share.value());
        double high = Math.max(share.high(), share.value());
        return new Lean(
                favor,
                against,
                favor > against ? Side.FAVOR : favor < against ? Side.AGAINST : Side.BOTH,
                low > 0.5 || high < 0.5,
                rounded(share.value()),
                rounded(low),
                rounded(high));
    }

    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
