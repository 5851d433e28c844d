package org.onrecord.processor.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Supplier;
import org.onrecord.events.Document;
import org.onrecord.events.cache.LruMap;

/**
 * A circuit breaker for each source: after two documents that took too long, the next ones, and those that are being read, get a tenth of a second
 * until {@value #MINUTES} minutes have passed. Most documents are read in less. So one source cannot hold up the others. Safe for use by several threads.
 */
public final class SourceTime {
    static final int MINUTES = 5;

    /** Ten documents a second that take all of this leave one of two threads to others. */
    static final Duration LEAST = Duration.ofMillis(100);

    private static final int ALLOWED = 2;
    private static final int MOST_SOURCES = 1_000;

    private final InstantSource clock;
    private final Map<String, Deque<Instant>> tooLong = new LruMap<>(MOST_SOURCES);

    public SourceTime() {
        this(InstantSource.system());
    }

    SourceTime(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Reads a document within limits, and in the time that its source has.
     *
     * @throws TooMuchToReadException if it exceeds one
     */
    public <T> T spend(ReadingLimits limits, Document document, Supplier<T> reading) {
        ReadingBudget.TimeLimit time = new ReadingBudget.TimeLimit() {
            @Override
            public Duration most() {
                return isOpen(document.source()) ? LEAST : limits.time();
            }

            @Override
            public TooMuchToReadException exceeded(Duration most) {
                if (most.equals(LEAST)) {
                    return TooMuchToReadException.timeOfSource(most, MINUTES);
                }
                exceeds(document.source());
                return TooMuchToReadException.time(most);
            }
        };
        return ReadingBudget.spend(limits, time, document, reading);
    }

    private synchronized boolean isOpen(String source) {
        Deque<Instant> times = tooLong.get(source);
        if (times == null) {
            return false;
        }
        times.removeIf(each -> each.plus(Duration.ofMinutes(MINUTES)).isBefore(clock.instant()));
        return times.size() >= ALLOWED;
    }

    private synchronized void exceeds(String source) {
        tooLong.computeIfAbsent(source, unknown -> new ArrayDeque<>()).add(clock.instant());
    }
}
