package org.onrecord.ingest.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.url.WebUrl;

/**
 * What one fetch may still cost in time and bytes. It lies below TLS and HTTP, at the socket, so that nothing a server does with either
 * gets past it. Used by the fetching thread only.
 */
final class FetchBudget {
    /** The meter of the fetch that the current thread is in. */
    static final ScopedValue<FetchBudget> CURRENT = ScopedValue.newInstance();

    private final FetchSettings settings;
    private final long end;

    private WebUrl url;
    private List<InetAddress> addresses = List.of();
    private boolean connected;
    private boolean headComplete;
    private long bytes;
    private long since;
    private long sinceBytes;
    private @Nullable FetchResult verdict;

    FetchBudget(FetchSettings settings, WebUrl url) {
        this.settings = settings;
        this.url = url;
        this.end = System.nanoTime() + settings.totalTimeout().toNanos();
    }

    /** A request goes out next, to one of these addresses. */
    void starts(WebUrl next, List<InetAddress> checked) {
        url = next;
        addresses = checked;
        connected = false;
        bytes = 0;
        asked();
    }

    WebUrl url() {
        return url;
    }

    List<InetAddress> addresses() {
        return addresses;
    }

    /** A new connection was made for the request. */
    void connects() {
        connected = true;
    }

    /** True if the request went out on a connection that an earlier one had left open. */
    boolean reusedConnection() {
        return !connected;
    }

    /** Bytes were sent: the server may think about them for a while. */
    void asked() {
        headComplete = false;
        since = System.nanoTime();
        sinceBytes = 0;
    }

    /** The head of the answer is here: from now on the rate counts. */
    void headReceived() {
        headComplete = true;
        since = System.nanoTime();
        sinceBytes = 0;
    }

    /** Bytes arrived. */
    void arrived(int count) throws IOException {
        bytes += count;
        sinceBytes += count;
        // Room for heads, chunk frames and TLS records around the body.
        if (bytes > settings.maxBytes() + settings.maxBytes() / 8L + (1 << 20)) {
            throw stop(new FetchResult.Refused("it is larger than " + size(settings.maxBytes()) + " as sent"));
        }
        judge();
    }

    /** The time in milliseconds that may pass until the next byte, at least 1; throws where there is none left. */
    int patience() throws IOException {
        if (verdict != null) {
            throw new IOException("the fetch is over");
        }
        judge();
        long now = System.nanoTime();
        long left = Math.min(end - now, since + stretch().toNanos() - now);
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, left / 1_000_000));
    }

    /** Throws where the time is up or the rate too low. */
    void judge() throws IOException {
        long now = System.nanoTime();
        if (now - end >= 0) {
            throw stop(late(settings.totalTimeout(), "not done"));
        }
        if (now - since < stretch().toNanos()) {
            return;
        }
        if (!headComplete) {
            throw stop(late(settings.responseTimeout(), "no answer"));
        }
        double seconds = (now - since) / 1e9;
        if (sinceBytes < Math.max(1, settings.minBytesPerSecond() * seconds)) {
            throw stop(
                    failed("the server sends too slowly: " + sinceBytes + " bytes in " + Math.round(seconds) + " s"));
        }
        since = now;
        sinceBytes = 0;
    }

    /** The time left for the whole fetch, never negative. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** Ends the fetch: whatever is read after this fails. */
    IOException stop(FetchResult why) {
        if (verdict == null) {
            verdict = why;
        }
        return new IOException("the fetch was stopped");
    }

    /** Why the meter ended the fetch, if it did. */
    Optional<FetchResult> verdict() {
        return Optional.ofNullable(verdict);
    }

    static String size(long bytes) {
        return bytes >= 1 << 20 ? (bytes >> 20) + " MB" : bytes + " bytes";
    }

    static FetchResult.Failed failed(String reason) {
        return new FetchResult.Failed(reason, Optional.empty(), true);
    }

    static FetchResult.Failed late(Duration limit, String what) {
        String time = limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
        return failed("timed out: " + what + " after " + time);
    }

    private Duration stretch() {
        return headComplete ? settings.idleTimeout() : settings.responseTimeout();
    }
}
