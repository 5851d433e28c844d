package org.onrecord.dashboard.ops;

import java.time.Duration;

/**
 * Decides whether a connection is too slow: a request whose header or body comes in at less than 1 KB a second for 20 seconds, or a piece
 * of an answer, of at most 32 KB, that is not read within 30 seconds. A connection that waits for its next request is not slow.
 */
final class SlowConnection {
    private static final Duration SEND_TIME = Duration.ofSeconds(20);
    private static final Duration READ_TIME = Duration.ofSeconds(30);
    private static final long BYTES_A_SECOND = 1024;

    private long sendingSince;
    private long requests;
    private long bytesBefore;

    private long writingSince;
    private long bytesWritten;

    /** @param now as {@link System#nanoTime} counts, like all times of this class */
    SlowConnection(long now) {
        sendingSince = now;
        writingSince = now;
    }

    /**
     * Takes a look at the connection, at least every few seconds.
     *
     * @param waitsForBytes true while the server waits for bytes of the client
     * @param requestsIn number of requests whose headers have come in
     * @param writes true while bytes wait for the client to read
     */
    boolean isTooSlow(long now, boolean waitsForBytes, long requestsIn, long bytesIn, boolean writes, long bytesOut) {
        return sendsTooSlowly(now, waitsForBytes, requestsIn, bytesIn) || readsTooSlowly(now, writes, bytesOut);
    }

    private boolean sendsTooSlowly(long now, boolean waitsForBytes, long requestsIn, long bytesIn) {
        if (!waitsForBytes || requestsIn != requests || bytesIn == bytesBefore) {
            sendingSince = now;
            requests = requestsIn;
            bytesBefore = bytesIn;
            return false;
        }
        long nanos = now - sendingSince;
        return nanos >= SEND_TIME.toNanos()
                && bytesIn - bytesBefore
                        < BYTES_A_SECOND * Duration.ofNanos(nanos).toSeconds();
    }

    private boolean readsTooSlowly(long now, boolean writes, long bytesOut) {
        if (!writes || bytesOut != bytesWritten) {
            writingSince = now;
            bytesWritten = bytesOut;
            return false;
        }
        return now - writingSince >= READ_TIME.toNanos();
    }
}
