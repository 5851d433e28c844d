package org.onrecord.ingest.crawl;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time of day, and ahead of it as far as a test says. */
final class TestClock implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    void advance(Duration time) {
        ahead = ahead.plus(time);
    }
}
