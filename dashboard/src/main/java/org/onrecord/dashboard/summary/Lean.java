package org.onrecord.dashboard.summary;

import org.onrecord.events.json.JsonName;

/**
 * To which side of a claim statements lean: the share of those in favour, with its interval.
 *
 * @param favor statements in favour
 * @param against statements against
 * @param side the side of more than half of them
 * @param sure true if the interval does not reach one half
 * @param share of those in favour, 0 to 1
 * @param low lower end of the 95% interval (Wilson); it knows of few statements, not of wrong labels
 * @param high upper end of the interval
 */
public record Lean(int favor, int against, Side side, boolean sure, double share, double low, double high) {
    private static final double Z = 1.959964;

    /** The side of a claim. */
    public enum Side implements JsonName {
        FAVOR,
        AGAINST,
        /** As many statements are in favour as against. */
        BOTH
    }

    /** Returns the lean of at least one statement. */
    static Lean of(int favor, int against) {
        double number = (double) favor + against;
        double share = favor / number;
        double spread = Z * Z / number;
        double middle = (share + spread / 2) / (1 + spread);
        double reach = Z * Math.sqrt(share * (1 - share) / number + spread / number / 4) / (1 + spread);
        double low = Math.max(0, middle - reach);
        double high = Math.min(1, middle + reach);
        return new Lean(
                favor,
                against,
                favor > against ? Side.FAVOR : favor < against ? Side.AGAINST : Side.BOTH,
                low > 0.5 || high < 0.5,
                rounded(share),
                rounded(low),
                rounded(high));
    }

    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
