package org.onrecord.dashboard.api.request;

import java.util.Map;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.events.cache.LruMap;

/**
 * A limit on what each client does: so much at once, then so much a second (a token bucket). Clients that have not been seen for long
 * are forgotten.
 */
public final class RateLimit {
    private static final int MAX_CLIENTS = 10_000;
    private static final double NANOS = 1e9;
    private static final double ROUNDING = 1e-6;

    private final double burst;
    private final double perSecond;
    private final Map<String, Bucket> buckets = new LruMap<>(MAX_CLIENTS);

    /** What a client may still do at a time, in nanoseconds. */
    private record Bucket(double left, long at) {}

    public RateLimit(double burst, double perSecond) {
        this.burst = burst;
        this.perSecond = perSecond;
    }

    /**
     * Counts one action of a client, if it is allowed.
     *
     * @param now as {@link System#nanoTime} counts
     * @return 0 if it is allowed, else the seconds after which it is
     */
    public synchronized int take(String client, long now) {
        double left = left(client, now);
        buckets.put(client, new Bucket(left >= 1 - ROUNDING ? Math.max(0, left - 1) : left, now));
        return seconds(left);
    }

    /**
     * Counts one action of a client now.
     *
     * @throws Problem with a message if it is not allowed
     */
    public void check(String client, String message) {
        int seconds = take(client, System.nanoTime());
        if (seconds > 0) {
            throw Problem.tooMany(message, seconds);
        }
    }

    /** Returns 0 if an action of a client would be allowed, else the seconds after which it is. */
    public synchronized int secondsLeft(String client, long now) {
        return seconds(left(client, now));
    }

    private double left(String client, long now) {
        Bucket bucket = buckets.get(client);
        return bucket == null ? burst : Math.min(burst, bucket.left + (now - bucket.at) / NANOS * perSecond);
    }

    private int seconds(double left) {
        return left >= 1 - ROUNDING ? 0 : (int) Math.ceil((1 - left) / perSecond - ROUNDING);
    }
}
