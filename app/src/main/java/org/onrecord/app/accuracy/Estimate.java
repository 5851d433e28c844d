package org.onrecord.app.accuracy;

import org.jspecify.annotations.Nullable;

/**
 * A figure with its 95 % bootstrap interval, to four decimals; null where there is nothing to count.
 *
 * @param value the figure
 * @param low lower end of the interval
 * @param high upper end
 */
public record Estimate(
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high) {

    static Estimate of(double value, double low, double high) {
        return new Estimate(rounded(value), rounded(low), rounded(high));
    }

    /** The value to four decimals, or null of NaN. */
    static @Nullable Double rounded(double value) {
        return Double.isNaN(value) ? null : Math.round(value * 10_000) / 10_000.0;
    }
}
