package org.onrecord.ingest.fetch;

import java.time.Duration;

/**
 * The settings of fetches: the user agent, timeouts, limits and allowed addresses.
 *
 * @param userAgent the User-Agent of each request; it should name a page or a mailbox for complaints
 * @param connectTimeout for one attempt to connect, and for looking up a host
 * @param responseTimeout from the request until the head of the response is complete
 * @param idleTimeout the interval over which the rate of a body is measured; a body that stops is abandoned after one
 *     or two of them
 * @param totalTimeout for a fetch with all its redirects
 * @param minBytesPerSecond the lowest rate of a body over an idleTimeout
 * @param maxBytes of a body as sent, before decompression
 * @param maxInflatedBytes of a body after each stage of decompression
 * @param guard decides which addresses are allowed
 */
public record FetchSettings(
        String userAgent,
        Duration connectTimeout,
        Duration responseTimeout,
        Duration idleTimeout,
        Duration totalTimeout,
        int minBytesPerSecond,
        int maxBytes,
        int maxInflatedBytes,
        int maxRedirects,
        AddressGuard guard) {
    public FetchSettings {
        if (userAgent.isBlank() || userAgent.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("the user agent must be a line of ASCII; it is '" + userAgent + "'");
        }
        for (Duration time : new Duration[] {connectTimeout, responseTimeout, idleTimeout, totalTimeout}) {
            if (time.compareTo(Duration.ofMillis(1)) < 0 || time.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("a timeout must lie between 1 ms and 1 h; it is " + time);
            }
        }
        if (minBytesPerSecond < 0 || maxBytes < 1 || maxInflatedBytes < 1 || maxRedirects < 0) {
            throw new IllegalArgumentException("limits of size and number must be positive");
        }
    }

    /** Returns the usual limits, with public addresses only. */
    public static FetchSettings of(String userAgent) {
        return new FetchSettings(
                userAgent,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                Duration.ofSeconds(90),
                256,
                16 << 20,
                16 << 20,
                8,
                AddressGuard.publicOnly());
    }

    /** Returns these settings with another guard. */
    public FetchSettings withGuard(AddressGuard other) {
        return new FetchSettings(
                userAgent,
                connectTimeout,
                responseTimeout,
                idleTimeout,
                totalTimeout,
                minBytesPerSecond,
                maxBytes,
                maxInflatedBytes,
                maxRedirects,
                other);
    }

    /** Returns these settings with other timeouts. */
    public FetchSettings withTimes(Duration connect, Duration response, Duration idle, Duration total) {
        return new FetchSettings(
                userAgent,
                connect,
                response,
                idle,
                total,
                minBytesPerSecond,
                maxBytes,
                maxInflatedBytes,
                maxRedirects,
                guard);
    }
}
