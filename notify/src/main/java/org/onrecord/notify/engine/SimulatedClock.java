package org.onrecord.notify.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that may run faster than time, to play a past period as if it were now.
 *
 * @param start what it showed at the origin
 * @param origin the real time at which it showed that
 * @param speed how many seconds it counts in one; 1 or more
 */
public record SimulatedClock(Instant start, Instant origin, double speed) {

    /** Returns the clock that shows the time. */
    public static SimulatedClock real() {
        return new SimulatedClock(Instant.EPOCH, Instant.EPOCH, 1);
    }

    /** Returns it as a clock of Java. */
    public Clock clock() {
        return speed == 1 && start.equals(origin) ? Clock.systemUTC() : new Simulated(this);
    }

    /** Returns the real time in which this clock passes a duration. */
    public Duration takes(Duration shown) {
        return Duration.ofNanos((long) (shown.toNanos() / speed));
    }

    private static final class Simulated extends Clock {
        private final SimulatedClock of;

        Simulated(SimulatedClock of) {
            this.of = of;
        }

        @Override
        public Instant instant() {
            long nanos = Duration.between(of.origin, Instant.now()).toNanos();
            return of.start.plusMillis((long) (nanos * of.speed / 1_000_000));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
