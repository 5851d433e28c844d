package org.onrecord.processor.opinion.ask;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Lets something be said once in a while, each kind for itself, however often it happens. */
final class LogThrottle {
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final Map<String, Instant> said = new HashMap<>();

    /** True if it is time to say it; it then counts as said. */
    boolean isDue(String kind, Instant now) {
        Instant last = said.get(kind);
        if (last != null && now.isBefore(last.plus(PAUSE))) {
            return false;
        }
        said.put(kind, now);
        return true;
    }
}
