package org.onrecord.bench.accuracy;

import org.jspecify.annotations.Nullable;

/** A figure with its 95 % bootstrap interval, with four decimals; null where there is nothing to count. */
public record BootstrapEstimate(
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high) {

    static BootstrapEstimate of(double value, double low, double high) {
        return new BootstrapEstimate(rounded(value), rounded(low), rounded(high));
    }

    /** Returns the value with four decimals; null for NaN. */
    static @Nullable Double rounded(double value) {
        return Double.isNaN(value) ? null : Math.round(value * 10_000) / 10_000.0;
    }
}
