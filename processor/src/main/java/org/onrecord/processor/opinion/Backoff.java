package org.onrecord.processor.opinion;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to leave an endpoint alone after it failed: twice as long after each failure in a row, and at least as long as it asks for.
 *
 * @param first after one failure
 * @param longest however many there were, where the endpoint names no time itself
 */
public record Backoff(Duration first, Duration longest) {
    /** Whoever asks for more is asked again all the same, once a day. */
    private static final Duration LONGEST_ASKED_FOR = Duration.ofDays(1);

    private static final int MOST_DOUBLINGS = 20;

    /**
     * The pause.
     *
     * @param failures in a row, 1 or more
     * @param askedFor what the endpoint itself asked for
     */
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
