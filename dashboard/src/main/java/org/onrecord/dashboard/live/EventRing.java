package org.onrecord.dashboard.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.feed.Offsets;

/**
 * The last few thousand live events, kept once for all listeners. A listener is a number, no queue: one that is slow costs nothing,
 * and one that falls behind the ring is told to begin anew.
 */
public final class EventRing {
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Kept> events = new ArrayDeque<>();
    private String origin = "";
    private Offsets floor = Offsets.NONE;
    private Offsets heard = Offsets.NONE;
    private long last;
    private boolean closed;

    private record Kept(long number, LiveEvent event, EventId id) {}

    /** What a listener is sent. */
    public record Message(String id, String name, String data) {}

    /**
     * A listener's place in the ring.
     *
     * @param number of the last event that it was sent
     * @param heard what it says it had heard before; null if it begins
     */
    record Listener(long number, @Nullable EventId heard) {}

    /**
     * What a listener gets next.
     *
     * @param listener its new place
     * @param messages to send; none if nothing happened in time
     * @param id the id of its new place
     * @param over true if there will be no more
     */
    record Next(Listener listener, List<Message> messages, String id, boolean over) {}

    /** A ring that keeps that many events. */
    public EventRing(int capacity) {
        this.capacity = capacity;
    }

    /** Begins at the given offsets of an origin; goes on where it was if the origin is the same. */
    void begin(String newOrigin, Offsets offsets) {
        locked(() -> {
            String shortOrigin = EventId.shortOrigin(newOrigin);
            if (!origin.equals(shortOrigin)) {
                events.clear();
                origin = shortOrigin;
                floor = offsets;
                heard = offsets;
                last++;
                changed.signalAll();
            }
        });
    }

    /**
     * Tells all listeners.
     *
     * @param batch in order
     * @param next how far the topics are heard after the batch
     */
    void publish(List<LiveEvent> batch, Offsets next) {
        locked(() -> {
            for (int i = 0; i < batch.size(); i++) {
                LiveEvent event = batch.get(i);
                heard = i == batch.size() - 1 ? next : heard.past(event.place());
                events.addLast(new Kept(++last, event, new EventId(origin, heard)));
                if (events.size() > capacity) {
                    floor = events.removeFirst().id().heard();
                }
            }
            if (batch.isEmpty()) {
                heard = next;
            }
            changed.signalAll();
        });
    }

    /** A new listener: after the event that it heard last if the ring still reaches so far back, else at the end. */
    Next listen(Optional<String> lastEventId) {
        lock.lock();
        try {
            Optional<EventId> id = lastEventId.flatMap(EventId::parse);
            if (id.isPresent() && id.get().origin().equals(origin) && id.get().covers(floor)) {
                return new Next(new Listener(first() - 1, id.get()), List.of(), here(), closed);
            }
            return lastEventId.isPresent()
                    ? reset("too much has happened since the connection was lost")
                    : new Next(new Listener(last, null), List.of(new Message(here(), "hello", "{}")), here(), closed);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for what comes after a listener's place. */
    Next next(Listener listener, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (last == listener.number() && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            if (listener.number() < first() - 1) {
                return reset("the connection was too slow, or the topics are read anew");
            }
            List<Message> messages = new ArrayList<>();
            EventId before = listener.heard();
            for (Kept kept : events) {
                if (kept.number() > listener.number() && (before == null || !before.heard(kept.event()))) {
                    messages.add(new Message(
                            kept.id().toString(),
                            kept.event().name(),
                            kept.event().data()));
                }
            }
            return new Next(new Listener(last, before), messages, here(), closed);
        } finally {
            lock.unlock();
        }
    }

    /** Ends all listeners. */
    public void close() {
        locked(() -> {
            closed = true;
            changed.signalAll();
        });
    }

    private Next reset(String reason) {
        String data = "{\"reason\":\"" + reason + "\"}";
        return new Next(new Listener(last, null), List.of(new Message(here(), "reset", data)), here(), closed);
    }

    private long first() {
        Kept oldest = events.peekFirst();
        return oldest == null ? last + 1 : oldest.number();
    }

    private String here() {
        return new EventId(origin, heard).toString();
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
