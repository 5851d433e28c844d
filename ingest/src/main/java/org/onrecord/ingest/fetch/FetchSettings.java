package org.onrecord.ingest.fetch;

import java.time.Duration;

/**
 * How fetches go: who asks, how long, how much, and where to.
 *
 * @param userAgent the User-Agent sent with each request; it should name a page or a mailbox where a webmaster can complain
 * @param connectTimeout for one connection attempt, and for a name to be found
 * @param responseTimeout from the request until the head of the answer is complete
 * @param idleTimeout the stretch of time in which the rate of a body is judged; one that stops altogether is let go after one or two
 * @param totalTimeout for the whole fetch with its redirects
 * @param minBytesPerSecond a body that comes more slowly over an idleTimeout is let go
 * @param maxBytes of a body as sent, before it is unpacked
 * @param maxInflatedBytes of a body unpacked, at each stage
 * @param maxRedirects followed for one fetch
 * @param guard decides where requests may go
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

    /** The usual limits, and no address but public ones. */
    public static FetchSettings of(String userAgent) {
        return new FetchSettings(
                userAgent,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                Duration.ofSeconds(90),
                256,
                16 << 20,
                32 << 20,
                8,
                AddressGuard.publicOnly());
    }

    /** The same, with another guard. */
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

    /** The same, with other times. */
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
