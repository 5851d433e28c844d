package org.onrecord.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a host may be asked again: one request at a time, with a pause after each that is the longer of what the host wants and what its
 * slowness tells.
 *
 * @param delay the pause where robots.txt names none
 * @param longest no robots.txt makes the pause longer than this, so that a mistake there does not silence a source for ever
 * @param slowness the pause is at least this many times as long as the host took to answer; 0 to leave that out
 */
public record PolitenessPolicy(Duration delay, Duration longest, double slowness) {
    /** A second between requests, an hour at most, and as long as the host took. */
    public static final PolitenessPolicy USUAL = new PolitenessPolicy(Duration.ofSeconds(1), Duration.ofHours(1), 1);

    /** How long a pause slowness alone can cause. */
    private static final Duration SLOWEST = Duration.ofSeconds(30);

    public PolitenessPolicy {
        if (delay.isNegative() || longest.compareTo(delay) < 0 || slowness < 0) {
            throw new IllegalArgumentException("a pause cannot be below zero, nor the longest below the usual one");
        }
    }

    /**
     * The earliest time of the next request.
     *
     * @param crawlDelay what robots.txt asks for; it stands for the usual delay, be it longer or shorter
     * @param started when the last request went out
     * @param finished when its answer was complete, or given up
     */
    public Instant next(Optional<Duration> crawlDelay, Instant started, Instant finished) {
        Duration wanted = crawlDelay.filter(asked -> !asked.isNegative()).orElse(delay);
        Duration pause = wanted.compareTo(longest) > 0 ? longest : wanted;
        Duration took = Duration.between(started, finished);
        Duration forSlowness = Duration.ofMillis(Math.max(0, (long) (took.toMillis() * slowness)));
        Duration heeded = forSlowness.compareTo(SLOWEST) > 0 ? SLOWEST : forSlowness;
        return finished.plus(pause.compareTo(heeded) < 0 ? heeded : pause);
    }
}
