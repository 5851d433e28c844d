package org.onrecord.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a host may be asked again: one request at a time, and after each a pause, which is the longer of the crawl delay
 * and the time the host took.
 *
 * @param delay the pause if robots.txt names none
 * @param longest the upper limit of a pause in robots.txt, so that a mistake there does not silence a source for ever
 * @param slowness the pause is at least this many times as long as the host took to respond; 0 for no such rule
 */
public record PolitenessPolicy(Duration delay, Duration longest, double slowness) {
    /** A second between requests, at most an hour, and as long as the host took. */
    public static final PolitenessPolicy USUAL = new PolitenessPolicy(Duration.ofSeconds(1), Duration.ofHours(1), 1);

    /** The longest pause because of slowness alone. */
    private static final Duration SLOWEST = Duration.ofSeconds(30);

    public PolitenessPolicy {
        if (delay.isNegative() || longest.compareTo(delay) < 0 || slowness < 0) {
            throw new IllegalArgumentException("a pause cannot be below zero, nor the longest below the usual one");
        }
    }

    /**
     * Returns the earliest time of the next request.
     *
     * @param crawlDelay of robots.txt; it replaces the usual delay, longer or shorter
     * @param finished when its response was complete or abandoned
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
