package org.onrecord.ingest;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.item.ItemDecision;

/** Parses the lines of a file on several threads, and passes them on in their order. Holds a bounded number of lines and bytes. */
final class ParallelParser implements AutoCloseable {
    private static final int MOST_LINES = 512;
    private static final int MOST_BYTES = 32 * 1024 * 1024;
    private static final int MOST_THREADS = 4;

    private final ExecutorService threads =
            Executors.newFixedThreadPool(Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, MOST_THREADS));
    private final Queue<Line> lines = new ArrayDeque<>();
    private final ObjLongConsumer<ItemDecision> next;
    private long bytes;

    private record Line(CompletableFuture<ItemDecision> decision, int size, long position) {}

    /** @param next takes the decision about each line, and the position in the file after it */
    ParallelParser(ObjLongConsumer<ItemDecision> next) {
        this.next = next;
    }

    /**
     * Parses a line and decides as for a watched folder of which nothing is known yet; passes on earlier ones if there are too many.
     *
     * @param size how many bytes are held for it
     * @param position in the file after it
     */
    void add(Supplier<Item> item, int size, long position) {
        lines.add(new Line(
                CompletableFuture.supplyAsync(() -> ItemDecision.of(item.get(), Optional.empty()), threads),
                size,
                position));
        bytes += size;
        while (lines.size() > MOST_LINES || bytes > MOST_BYTES) {
            passOn();
        }
    }

    /** Passes on all lines added. */
    void finish() {
        while (!lines.isEmpty()) {
            passOn();
        }
    }

    private void passOn() {
        Line first = lines.remove();
        bytes -= first.size();
        next.accept(first.decision().join(), first.position());
    }

    @Override
    public void close() {
        threads.close();
    }
}
