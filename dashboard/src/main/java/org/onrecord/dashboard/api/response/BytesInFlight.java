package org.onrecord.dashboard.api.response;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A budget of bytes that wait in memory for their readers. One client gets at most half of it, so that it cannot keep all others waiting. */
final class BytesInFlight {
    private final long share;
    private final Map<String, Long> held = new HashMap<>();
    private long free;

    BytesInFlight(long total) {
        this.share = total / 2;
        this.free = total;
    }

    /** Bytes that were taken from the budget. */
    interface Lease extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes bytes from the budget as soon as there are enough. What is larger than a client's share takes the whole share.
     *
     * @return empty if there were not enough in time
     */
    synchronized Optional<Lease> take(String client, long bytes, Duration patience) throws InterruptedException {
        long wanted = Math.min(bytes, share);
        long end = System.nanoTime() + patience.toNanos();
        while (free < wanted || held.getOrDefault(client, 0L) + wanted > share) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return Optional.empty();
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        free -= wanted;
        held.merge(client, wanted, Long::sum);
        return Optional.of(() -> giveBack(client, wanted));
    }

    private synchronized void giveBack(String client, long bytes) {
        free += bytes;
        held.computeIfPresent(client, (same, before) -> before == bytes ? null : before - bytes);
        notifyAll();
    }
}
