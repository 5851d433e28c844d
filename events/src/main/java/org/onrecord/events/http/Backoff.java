package org.onrecord.events.http;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Exponential backoff: the limit of the pause doubles with each failure in a row. With jitter, those that failed together do not try again together.
 *
 * @param first limit after one failure
 * @param longest the greatest limit
 * @param jitter share of the limit that is random, from 0 to 1
 * @param random gives numbers from 0 to 1
 */
public record Backoff(Duration first, Duration longest, double jitter, DoubleSupplier random) {
    private static final int MOST_DOUBLINGS = 40;

    public Backoff {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "the first pause must be above zero and the longest no less: " + first + ", " + longest);
        }
    }

    /**
     * Returns the pause, above zero.
     *
     * @param failures in a row, at least 1
     */
    public Duration after(int failures) {
        if (failures < 1) {
            throw new IllegalArgumentException("there is nothing to wait for after " + failures + " failures");
        }
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        long limit = (doubled.compareTo(longest) < 0 ? doubled : longest).toMillis();
        double part = limit * jitter;
        return Duration.ofMillis(Math.max(1, limit - (long) part + (long) (part * random.getAsDouble())));
    }

    /** Returns the pause, or the one that a server asks for if that is longer. */
    public Duration after(int failures, Optional<Duration> askedFor) {
        Duration own = after(failures);
        return askedFor.filter(asked -> asked.compareTo(own) > 0).orElse(own);
    }
}
