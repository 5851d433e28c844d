package org.onrecord.ingest.fetch;

import java.time.Duration;

/**
 * The settings of fetches: the user agent, timeouts, limits and allowed addresses.
 *
 * @param userAgent the User-Agent of each request; it should name a page or a mailbox for complaints
 * @param guard decides which addresses are allowed
 */
public record FetchSettings(String userAgent, Timeouts timeouts, Limits limits, AddressGuard guard) {
    /**
     * The timeouts of a fetch.
     *
     * @param connect for one attempt to connect, and for looking up a host
     * @param response from the request until the head of the response is complete
     * @param idle the interval over which the rate of a body is measured; a body that stops is abandoned after one or
     *     two of them
     * @param total for a fetch with all its redirects
     */
    public record Timeouts(Duration connect, Duration response, Duration idle, Duration total) {}

    /**
     * The limits of a fetch.
     *
     * @param minBytesPerSecond the lowest rate of a body over the idle timeout
     * @param maxBytes of a body as sent, before decompression
     * @param maxInflatedBytes of a body after each stage of decompression
     */
    public record Limits(int minBytesPerSecond, int maxBytes, int maxInflatedBytes, int maxRedirects) {}

    public FetchSettings {
        if (userAgent.isBlank() || userAgent.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("the user agent must be a line of ASCII; it is '" + userAgent + "'");
        }
    }

    /** Returns the usual limits, with public addresses only. */
    public static FetchSettings of(String userAgent) {
        Timeouts timeouts = new Timeouts(
                Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(15), Duration.ofSeconds(90));
        return new FetchSettings(
                userAgent, timeouts, new Limits(256, 16 << 20, 16 << 20, 8), AddressGuard.publicOnly());
    }

    public FetchSettings withGuard(AddressGuard other) {
        return new FetchSettings(userAgent, timeouts, limits, other);
    }
}
