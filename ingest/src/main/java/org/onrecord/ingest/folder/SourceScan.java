package org.onrecord.ingest.folder;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.item.Item;

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

    enum Turn {
        ENDED,
        UNFINISHED,
        /** No item has come for so long that something must be wrong. */
        HANGING
    }

    /** An empty one is the end. */
    private final SynchronousQueue<Optional<Item>> items = new SynchronousQueue<>();

    private final InstantSource clock;
    private final Thread thread;
    private Instant last;
    private volatile boolean abandoned;

    /**
     * Starts to read.
     *
     * @param poll of the source
     * @param bug makes an item of what it threw
     */
    SourceScan(Consumer<Consumer<Item>> poll, Function<Throwable, Item> bug, InstantSource clock) {
        this.clock = clock;
        this.last = clock.instant();
        this.thread = Thread.ofPlatform().daemon().name("scan").start(() -> {
            try {
                poll.accept(item -> pass(Optional.of(item)));
            } catch (CancellationException e) {
                return;
            } catch (Exception | Error e) {
                pass(Optional.of(bug.apply(e)));
            }
            pass(Optional.empty());
        });
    }

    private void pass(Optional<Item> next) {
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

    Turn turn(Consumer<Item> sink) throws InterruptedException {
        Instant begun = clock.instant();
        while (Duration.between(begun, clock.instant()).compareTo(TURN) < 0) {
            @Nullable Optional<Item> next = items.poll(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                boolean hangs = Duration.between(last, clock.instant()).compareTo(PATIENCE) >= 0;
                return hangs ? Turn.HANGING : Turn.UNFINISHED;
            }
            if (next.isEmpty()) {
                return Turn.ENDED;
            }
            sink.accept(next.get());
            last = clock.instant();
        }
        return Turn.UNFINISHED;
    }

    @Override
    public void close() {
        abandoned = true;
        thread.interrupt();
    }
}
