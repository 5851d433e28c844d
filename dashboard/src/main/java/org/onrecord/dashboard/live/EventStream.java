package org.onrecord.dashboard.live;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes live events to listeners as {@code text/event-stream}, each on the thread of its connection. */
public final class EventStream {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int RETRY_MS = 2000;

    private final EventRing ring;
    private final int maxListeners;
    private final AtomicInteger listeners;

    /** Creates a stream for at most this number of listeners at a time. */
    public EventStream(EventRing ring, int maxListeners, MeterRegistry registry) {
        this.ring = ring;
        this.maxListeners = maxListeners;
        this.listeners = registry.gauge("onrecord.dashboard.sse.clients", new AtomicInteger());
    }

    /** Takes a place for a listener. Returns false if all places are taken. */
    public boolean enter() {
        if (listeners.incrementAndGet() > maxListeners) {
            listeners.decrementAndGet();
            return false;
        }
        return true;
    }

    /** Gives a listener's place back. */
    public void leave() {
        listeners.decrementAndGet();
    }

    /** Writes events until the listener disconnects or the service stops. */
    public void write(OutputStream out, Optional<String> lastEventId) throws InterruptedException {
        try {
            EventRing.Next next = ring.listen(lastEventId);
            send(out, "retry: " + RETRY_MS + "\n\n");
            while (true) {
                StringBuilder text = new StringBuilder();
                next.messages().forEach(message -> text.append(format(message)));
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

    private static String format(EventRing.Message message) {
        return "id: " + message.id() + "\nevent: " + message.name() + "\ndata: " + message.data() + "\n\n";
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
