package org.onrecord.ingest.folder;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.item.ItemSource;

/**
 * A scan of a source, which reads on a thread of its own: a file that hangs, or a great many items, hold up no other source. Safe for use by one
 * thread, which takes the items.
 */
final class SourceScan implements AutoCloseable {
    /** How long the next item of a source may take. A PDF file may be read for a minute. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** After this time of taking items, other sources have their turn. */
    private static final Duration TURN = Duration.ofSeconds(1);

    /** How long a source is waited for while others could be scanned. */
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final ItemSource source;
    private final SynchronousQueue<Next> items = new SynchronousQueue<>();
    private final Thread thread;
    private Instant last;
    private volatile boolean abandoned;

    private sealed interface Next {
        record Found(Item item) implements Next {}

        record End(Optional<Throwable> failure) implements Next {}
    }

    /** What became of a turn. */
    sealed interface Turn {
        /** All items were taken, unless a bug ended the scan. */
        record Ended(Optional<Throwable> failure) implements Turn {}

        /** The next turn goes on. */
        record Unfinished() implements Turn {}

        /** No item has come for so long that something must be wrong with a file; the scan may still go on. */
        record Hanging(String file) implements Turn {}
    }

    private SourceScan(ItemSource source, Instant now) {
        this.source = source;
        this.last = now;
        this.thread = Thread.ofPlatform().daemon().name("scan").unstarted(this::read);
    }

    static SourceScan start(ItemSource source, Instant now) {
        SourceScan scan = new SourceScan(source, now);
        scan.thread.start();
        return scan;
    }

    private void read() {
        Optional<Throwable> failure = Optional.empty();
        try {
            source.poll(item -> pass(new Next.Found(item)));
        } catch (CancellationException e) {
            return;
        } catch (Exception | Error e) {
            failure = Optional.of(e);
        }
        pass(new Next.End(failure));
    }

    private void pass(Next next) {
        try {
            if (!abandoned) {
                items.put(next);
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new CancellationException();
    }

    /** Passes items on. */
    Turn turn(Consumer<Item> sink, InstantSource clock) throws InterruptedException {
        Instant begun = clock.instant();
        while (Duration.between(begun, clock.instant()).compareTo(TURN) < 0) {
            @Nullable Next next = items.poll(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            switch (next) {
                case null -> {
                    return Duration.between(last, clock.instant()).compareTo(PATIENCE) < 0
                            ? new Turn.Unfinished()
                            : new Turn.Hanging(source.reading());
                }
                case Next.End end -> {
                    return new Turn.Ended(end.failure());
                }
                case Next.Found found -> {
                    sink.accept(found.item());
                    last = clock.instant();
                }
            }
        }
        return new Turn.Unfinished();
    }

    /** Abandons the scan. */
    @Override
    public void close() {
        abandoned = true;
        thread.interrupt();
    }
}
