package org.onrecord.ingest.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.url.WebUrl;

/**
 * The time and bytes that a fetch may still use. It is enforced at the socket, below TLS and HTTP, so that nothing a
 * server does can exceed it. Used only by the fetching thread.
 */
final class FetchBudget {
    /** The budget of the current thread's fetch. */
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
        this.end = System.nanoTime() + settings.timeouts().total().toNanos();
    }

    /** Starts a request, to one of these addresses. */
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

    void connects() {
        connected = true;
    }

    /** Returns true if the request uses a connection that an earlier one left open. */
    boolean reusedConnection() {
        return !connected;
    }

    /** Records that bytes were sent: the server may take a while to respond. */
    void asked() {
        headComplete = false;
        since = System.nanoTime();
        sinceBytes = 0;
    }

    /** Records that the head of the response is complete: from now on the rate counts. */
    void headReceived() {
        headComplete = true;
        since = System.nanoTime();
        sinceBytes = 0;
    }

    void arrived(int count) throws IOException {
        bytes += count;
        sinceBytes += count;
        // Allows for heads, chunk frames and TLS records around the body.
        if (bytes > settings.limits().maxBytes() + settings.limits().maxBytes() / 8L + (1 << 20)) {
            throw stop(new FetchResult.Refused(
                    "it is larger than " + size(settings.limits().maxBytes()) + " as sent"));
        }
        judge();
    }

    /** Returns how many milliseconds may pass until the next byte, at least 1; throws if there are none left. */
    int patience() throws IOException {
        if (verdict != null) {
            throw new IOException("the fetch is over");
        }
        judge();
        long now = System.nanoTime();
        long left = Math.min(end - now, since + stretch().toNanos() - now);
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, left / 1_000_000));
    }

    /** Throws if the time is up or the rate too low. */
    void judge() throws IOException {
        long now = System.nanoTime();
        if (now - end >= 0) {
            throw stop(late(settings.timeouts().total(), "not done"));
        }
        if (now - since < stretch().toNanos()) {
            return;
        }
        if (!headComplete) {
            throw stop(late(settings.timeouts().response(), "no answer"));
        }
        double seconds = (now - since) / 1e9;
        if (sinceBytes < Math.max(1, settings.limits().minBytesPerSecond() * seconds)) {
            throw stop(
                    failed("the server sends too slowly: " + sinceBytes + " bytes in " + Math.round(seconds) + " s"));
        }
        since = now;
        sinceBytes = 0;
    }

    /** Returns the time left for the whole fetch, never negative. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** Ends the fetch; all further reads fail. */
    IOException stop(FetchResult why) {
        if (verdict == null) {
            verdict = why;
        }
        return new IOException("the fetch was stopped");
    }

    /** Returns the result with which the budget ended the fetch, if it did. */
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
        return headComplete ? settings.timeouts().idle() : settings.timeouts().response();
    }
}
