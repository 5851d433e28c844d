package org.onrecord.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The pace that a host asked for. A process that takes over the host reads it and continues at the same pace.
 *
 * @param host with its port where that is not the scheme's own, e.g. {@code harbours.example}
 * @param delayMillis the pause between requests in its robots.txt; null if there is none
 * @param notBefore the time until which it refused requests; null if it never did
 */
public record HostPace(
        String host, @Nullable Long delayMillis, @Nullable Instant notBefore) implements Event {
    @Override
    public String key() {
        // The topic has sources, too, and no source id starts with a slash.
        return "//" + host;
    }
}
