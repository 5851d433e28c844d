package org.onrecord.notify.plan;

import java.time.Duration;
import java.util.Optional;

/** How long to wait before the next attempt: twice as long each time, with jitter, and never less than the receiver asks for. */
public final class Retries {
    /** How long a message is tried. */
    public static final Duration WITHIN = Duration.ofDays(1);

    /** How often it is tried at least: a day in which this process did not run says nothing about the receiver. */
    public static final int LEAST = 10;

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    private Retries() {}

    /**
     * Returns the wait.
     *
     * @param attempts how often it was tried, 1 or more
     * @param asked how long the receiver asks for
     * @param jitter from 0 to 1
     */
    public static Duration wait(int attempts, Optional<Duration> asked, double jitter) {
        long doubled = SHORTEST.toMillis() << Math.min(20, attempts - 1);
        long bounded = Math.min(doubled, LONGEST.toMillis());
        Duration own = Duration.ofMillis(bounded / 2 + (long) (bounded / 2.0 * jitter));
        return asked.filter(wanted -> wanted.compareTo(own) > 0).orElse(own);
    }
}
