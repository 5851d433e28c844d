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
 * A circuit breaker for each source: after two documents that took too long, the next ones get {@link #LEAST} each until {@value #MINUTES} minutes have
 * passed, so that one source does not hold up the others. Most documents are read in less. Safe for use by several threads.
 */
public final class SourceTime {
    static final int MINUTES = 5;
    static final Duration LEAST = Duration.ofMillis(100);
    private static final int ALLOWED = 2;
    private static final int MOST_SOURCES = 1_000;

    private final InstantSource clock;
    private final Map<String, Deque<Instant>> tooLong = new LruMap<>(MOST_SOURCES);

    public SourceTime(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Reads a document within limits, and in the time that its source has.
     *
     * @throws TooMuchToReadException if it exceeds one
     */
    public <T> T spend(ReadingLimits limits, Document document, Supplier<T> reading) {
        boolean less = isOpen(document.source());
        try {
            return ReadingBudget.spend(less ? limits.within(LEAST) : limits, document, reading);
        } catch (TooMuchToReadException e) {
            if (e.ofTime() && less) {
                throw TooMuchToReadException.time(
                        LEAST,
                        "while other documents of its source take too long: retry it in " + MINUTES + " minutes");
            }
            if (e.ofTime()) {
                exceeded(document.source());
            }
            throw e;
        }
    }

    private synchronized boolean isOpen(String source) {
        Deque<Instant> times = tooLong.getOrDefault(source, new ArrayDeque<>());
        times.removeIf(each -> each.plus(Duration.ofMinutes(MINUTES)).isBefore(clock.instant()));
        return times.size() >= ALLOWED;
    }

    private synchronized void exceeded(String source) {
        tooLong.computeIfAbsent(source, unknown -> new ArrayDeque<>()).add(clock.instant());
    }
}
