package org.onrecord.notify.plan;

import java.time.Duration;
import java.util.Optional;
import org.onrecord.events.http.Backoff;

/** When a failed message is tried again: exponential backoff with jitter, and never earlier than the receiver asks for. */
public final class RetryPolicy {
    /** A message that was not taken for so long has failed, once it was tried {@link #MIN_ATTEMPTS} times. */
    public static final Duration GIVE_UP_AFTER = Duration.ofDays(1);

    /** The fewest attempts, since notify itself may have been down for that time. */
    public static final int MIN_ATTEMPTS = 10;

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryPolicy() {}

    /**
     * Returns the delay before the next attempt.
     *
     * @param attempts number of attempts so far, 1 or more
     * @param asked how long the receiver asks for
     * @param jitter from 0 to 1
     */
    public static Duration delay(int attempts, Optional<Duration> asked, double jitter) {
        return new Backoff(SHORTEST, LONGEST, 0.5, () -> jitter).after(attempts, asked);
    }
}
