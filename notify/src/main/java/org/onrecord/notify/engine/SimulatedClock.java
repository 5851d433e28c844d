package org.onrecord.notify.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that may run faster than time, to play a past period as if it were now.
 *
 * @param start what it showed at the origin
 * @param origin the real time at which it showed that
 * @param speed how many seconds it counts in one; 1 or more
 */
public record SimulatedClock(Instant start, Instant origin, double speed) {

    public static SimulatedClock real() {
        return new SimulatedClock(Instant.EPOCH, Instant.EPOCH, 1);
    }

    public InstantSource clock() {
        return speed == 1 && start.equals(origin)
                ? InstantSource.system()
                : () -> start.plusMillis(
                        (long) (Duration.between(origin, Instant.now()).toNanos() * speed / 1_000_000));
    }

    /** Returns the real time in which this clock passes a duration. */
    public Duration takes(Duration shown) {
        return Duration.ofNanos((long) (shown.toNanos() / speed));
    }
}
