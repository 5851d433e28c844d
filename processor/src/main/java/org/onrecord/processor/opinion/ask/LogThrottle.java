package org.onrecord.processor.opinion.ask;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Limits log lines that would repeat: each kind is due once in ten minutes. */
final class LogThrottle {
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final Map<String, Instant> lastOfKind = new HashMap<>();

    /** Returns true if a line of this kind is due, and counts it as logged. */
    boolean isDue(String kind, Instant now) {
        Instant last = lastOfKind.get(kind);
        if (last != null && now.isBefore(last.plus(PAUSE))) {
            return false;
        }
        lastOfKind.put(kind, now);
        return true;
    }
}
