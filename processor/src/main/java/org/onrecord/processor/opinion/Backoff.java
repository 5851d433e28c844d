package org.onrecord.processor.opinion;

import java.time.Duration;
import java.util.Optional;

/**
 * Exponential backoff after failures of an endpoint: the pause doubles with each failure in a row, and is at least as long as the endpoint asks for.
 *
 * @param first pause after one failure
 * @param longest pause, unless the endpoint asks for a longer one
 */
public record Backoff(Duration first, Duration longest) {
    /** A longer pause that an endpoint asks for is shortened to this. */
    private static final Duration LONGEST_ASKED_FOR = Duration.ofDays(1);

    private static final int MOST_DOUBLINGS = 20;

    /** Returns the pause after a number of failures in a row, and perhaps one that the endpoint asks for. */
    public Duration after(int failures, Optional<Duration> askedFor) {
        Duration own = shorter(first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS)), longest);
        return askedFor.map(asked -> shorter(asked, LONGEST_ASKED_FOR))
                .filter(asked -> asked.compareTo(own) > 0)
                .orElse(own);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
