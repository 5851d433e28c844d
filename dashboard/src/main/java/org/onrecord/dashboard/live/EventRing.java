package org.onrecord.dashboard.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.record.ReadOffsets;
import org.onrecord.dashboard.record.RecordPosition;

/**
 * The last few thousand live events, stored once for all listeners. A listener is only a number, so a slow one costs nothing; one that
 * falls behind the ring has to start over.
 */
public final class EventRing {
    /** The number of messages that a listener gets at a time: thousands of listeners may lag behind at once. */
    private static final int MAX_MESSAGES = 32;

    private static final int ORIGIN_LENGTH = 8;

    private final int capacity;
    private final Deque<Kept> events = new ArrayDeque<>();
    private String origin = "";
    private ReadOffsets floor = ReadOffsets.NONE;
    private ReadOffsets heard = ReadOffsets.NONE;
    private long last;
    private boolean closed;

    private record Kept(long number, LiveEvent event, EventId id) {}

    public record Message(String id, String name, String data) {}

    /**
     * A listener's place in the ring.
     *
     * @param number number of the last event it was sent
     * @param issue id of the issue of whose events it hears; empty for all issues
     * @param heard what it had heard before it connected; null for a new listener
     */
    record Listener(
            long number, Optional<String> issue, @Nullable EventId heard) {
        Listener at(long newNumber) {
            return new Listener(newNumber, issue, heard);
        }

        boolean hears(LiveEvent event) {
            return (issue.isEmpty() || event.issue().isEmpty() || issue.get().equals(event.issue()))
                    && (heard == null || !heard.heard(event));
        }
    }

    /**
     * What a listener gets next.
     *
     * @param listener its new place
     * @param messages messages to send; empty if nothing happened in time
     * @param id the id of its new place
     * @param over true if there will be no more
     */
    record Next(Listener listener, List<Message> messages, String id, boolean over) {}

    public EventRing(int capacity) {
        this.capacity = capacity;
    }

    /** Starts at the given offsets of an origin. With the same origin as before, nothing changes. */
    public synchronized void begin(String newOrigin, ReadOffsets offsets) {
        String shortOrigin = newOrigin.substring(0, Math.min(ORIGIN_LENGTH, newOrigin.length()));
        if (!origin.equals(shortOrigin)) {
            events.clear();
            origin = shortOrigin;
            floor = offsets;
            heard = offsets;
            last++;
            notifyAll();
        }
    }

    /**
     * Publishes events to all listeners.
     *
     * @param batch in order
     * @param next how far the topics have been read after the batch
     */
    public synchronized void publish(List<LiveEvent> batch, ReadOffsets next) {
        for (int i = 0; i < batch.size(); i++) {
            LiveEvent event = batch.get(i);
            heard = i == batch.size() - 1 ? next : heard.past(event.position());
            events.addLast(new Kept(++last, event, new EventId(origin, heard)));
            if (events.size() > capacity) {
                floor = events.removeFirst().id().heard();
            }
        }
        heard = next;
        notifyAll();
    }

    /**
     * Adds a listener: after the last event that it heard if the ring reaches back that far, else at the end.
     *
     * @param issue id of the issue of whose events it hears, besides those that are about all; empty for all issues
     */
    synchronized Next listen(Optional<String> issue, Optional<String> lastEventId) {
        Optional<EventId> id = lastEventId.flatMap(EventId::parse);
        if (id.isPresent() && id.get().origin().equals(origin) && id.get().covers(floor)) {
            return new Next(new Listener(first() - 1, issue, id.get()), List.of(), here(), closed);
        }
        return lastEventId.isPresent()
                ? atEnd(issue, "reset", reason("too much has happened since the connection was lost"))
                : atEnd(issue, "hello", "{}");
    }

    /** Returns the id of the last event: whoever listens from it hears all that readers of the index do not see yet. */
    public synchronized String here() {
        return new EventId(origin, heard).toString();
    }

    /** Waits for the events after a listener's place. */
    synchronized Next next(Listener listener, Duration patience) throws InterruptedException {
        waitWhile(() -> last == listener.number(), patience);
        if (listener.number() < first() - 1) {
            return atEnd(
                    listener.issue(),
                    "reset",
                    reason("the connection was too slow, or the topics are being read from the start"));
        }
        List<Message> messages = new ArrayList<>();
        for (Kept kept : events) {
            if (kept.number() > listener.number() && listener.hears(kept.event())) {
                String id = kept.id().toString();
                messages.add(new Message(id, kept.event().name(), kept.event().data()));
                if (messages.size() == MAX_MESSAGES) {
                    return new Next(listener.at(kept.number()), messages, id, false);
                }
            }
        }
        return new Next(listener.at(last), messages, here(), closed);
    }

    /** Waits until readers of the index see some records; gives up after a time. */
    public synchronized void await(List<RecordPosition> records, Duration patience) throws InterruptedException {
        waitWhile(() -> records.stream().anyMatch(each -> heard.of(each.partition()) <= each.offset()), patience);
    }

    private synchronized void waitWhile(BooleanSupplier condition, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos();
                !closed && left > 0 && condition.getAsBoolean();
                left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private Next atEnd(Optional<String> issue, String name, String data) {
        return new Next(new Listener(last, issue, null), List.of(new Message(here(), name, data)), here(), closed);
    }

    private static String reason(String text) {
        return "{\"reason\":\"" + text + "\"}";
    }

    private long first() {
        Kept oldest = events.peekFirst();
        return oldest == null ? last + 1 : oldest.number();
    }
}
