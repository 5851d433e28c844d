package org.onrecord.processor.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The failures of processing threads, each of which another thread replaces. Safe for use by several threads. */
final class ThreadFailures {
    /** How long a failure counts as recent. A record that kills every thread kills the next one within this time. */
    private static final Duration RECENT = Duration.ofSeconds(60);

    private @Nullable Instant last;
    private String reason = "";

    synchronized void add(Throwable failure, Instant now) {
        last = now;
        reason = failure.toString();
    }

    /** Returns why the processor is not ready after a recent failure; empty if there was none. */
    synchronized Optional<String> recent(Instant now) {
        return last == null || last.plus(RECENT).isBefore(now)
                ? Optional.empty()
                : Optional.of("a processing thread failed at " + last + " and was replaced: " + reason);
    }
}
