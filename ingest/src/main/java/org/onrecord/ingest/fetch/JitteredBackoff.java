package org.onrecord.ingest.fetch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after failures in a row: a random time below a limit that doubles with each failure ("full jitter"),
 * so that pages that failed together are not fetched again together. The processor's own back-off has no jitter: it
 * asks one endpoint, one request at a time.
 *
 * @param base the limit after the first failure
 */
public record JitteredBackoff(Duration base, Duration ceiling, RandomGenerator random) {
    public JitteredBackoff {
        if (base.isNegative() || base.isZero() || ceiling.compareTo(base) < 0) {
            throw new IllegalArgumentException(
                    "the back-off's base must be above zero and its ceiling no less: " + base + ", " + ceiling);
        }
    }

    /**
     * Returns the time to wait: above zero, and at most the limit.
     *
     * @param failures in a row, at least 1
     */
    public Duration after(int failures) {
        return chance(limit(failures));
    }

    /**
     * Returns the time to wait if a server asked for one: at least that, plus up to the base.
     *
     * @param retryAfter what it asked for; zero if it named no time
     */
    public Duration after(int failures, Duration retryAfter) {
        return retryAfter.isZero() ? after(failures) : retryAfter.plus(chance(base));
    }

    private Duration limit(int failures) {
        if (failures < 1) {
            throw new IllegalArgumentException("there is nothing to wait for after " + failures + " failures");
        }
        Duration limit = base;
        for (int i = 1; i < failures && limit.compareTo(ceiling) < 0; i++) {
            limit = limit.multipliedBy(2);
        }
        return limit.compareTo(ceiling) > 0 ? ceiling : limit;
    }

    private Duration chance(Duration limit) {
        return Duration.ofMillis(1 + (long) (random.nextDouble() * limit.toMillis()));
    }
}
