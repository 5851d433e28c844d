package org.onrecord.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a host asked of whoever fetches from it, so that a process that takes it over goes on as slowly.
 *
 * @param host with its port where that is not the scheme's own, e.g. {@code harbours.example}
 * @param delayMillis the pause between requests that its robots.txt asks for; null where it names none
 * @param notBefore it asked to be left alone until then; null if it never did
 */
public record HostPace(
        String host, @Nullable Long delayMillis, @Nullable Instant notBefore) implements Event {
    @Override
    public String key() {
        // No source's id starts with a slash.
        return "//" + host;
    }
}
