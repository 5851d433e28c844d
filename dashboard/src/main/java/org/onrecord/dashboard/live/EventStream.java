package org.onrecord.dashboard.live;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.onrecord.dashboard.ops.Problem;

/** Writes live events to listeners as {@code text/event-stream}, each on the thread of its connection. */
public final class EventStream {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int RETRY_MS = 2000;
    private static final int SHARE = 4;

    /** After how many seconds a listener without a place may ask again. */
    private static final int LISTEN_AGAIN = 30;

    private final EventRing ring;
    private final int maxListeners;
    private final AtomicInteger listeners;
    private final Map<String, Integer> byClient = new HashMap<>();

    /** Creates a stream for at most this number of listeners at a time. */
    public EventStream(EventRing ring, int maxListeners, MeterRegistry registry) {
        this.ring = ring;
        this.maxListeners = maxListeners;
        this.listeners = registry.gauge("onrecord.dashboard.sse.clients", new AtomicInteger());
    }

    /**
     * Takes a place for a listener. One client gets at most a quarter of all places.
     *
     * @throws Problem if its client or all of them have as many as they may have
     */
    public synchronized void enter(String client) {
        if (byClient.getOrDefault(client, 0) >= Math.max(1, maxListeners / SHARE)) {
            throw Problem.tooMany("too many listeners are connected from this address; close some", LISTEN_AGAIN);
        }
        if (listeners.get() >= maxListeners) {
            throw Problem.busy("too many listeners are connected; try again later", LISTEN_AGAIN);
        }
        listeners.incrementAndGet();
        byClient.merge(client, 1, Integer::sum);
    }

    public synchronized void leave(String client) {
        listeners.decrementAndGet();
        byClient.computeIfPresent(client, (same, count) -> count == 1 ? null : count - 1);
    }

    /**
     * Writes events until the listener disconnects or the service stops.
     *
     * @param issue id of the issue of whose events it hears; empty for all issues
     * @param mayHear tells whether the listener still may hear
     */
    public void write(OutputStream out, Optional<String> issue, Optional<String> lastEventId, BooleanSupplier mayHear)
            throws InterruptedException {
        try {
            EventRing.Next next = ring.listen(issue, lastEventId);
            send(out, "retry: " + RETRY_MS + "\n\n");
            while (mayHear.getAsBoolean()) {
                StringBuilder text = new StringBuilder();
                next.messages()
                        .forEach(each -> text.append(
                                "id: " + each.id() + "\nevent: " + each.name() + "\ndata: " + each.data() + "\n\n"));
                // An id without data moves the listener's place and shows that the connection is alive.
                send(out, text.isEmpty() ? "id: " + next.id() + "\n\n" : text.toString());
                if (next.over()) {
                    return;
                }
                next = ring.next(next.listener(), HEARTBEAT);
            }
        } catch (IOException disconnected) {
            // This is how a stream usually ends.
            return;
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
