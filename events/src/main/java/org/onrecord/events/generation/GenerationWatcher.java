package org.onrecord.events.generation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.onrecord.events.kafka.KafkaClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that reads the generations twice a second. If the broker is down, it tries again. */
public final class GenerationWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GenerationWatcher.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final GenerationTable table;
    private final Consumer<Generations> each;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private boolean failing;

    private GenerationWatcher(KafkaClients kafka, Consumer<Generations> each) {
        this.table = new GenerationTable(kafka);
        this.each = each;
        thread = Thread.ofPlatform().name("onrecord-generations").unstarted(this::run);
    }

    /**
     * Starts the thread and returns at once.
     *
     * @param each receives the generations, changed or not, always on the same thread
     */
    public static GenerationWatcher start(KafkaClients kafka, Consumer<Generations> each) {
        GenerationWatcher watch = new GenerationWatcher(kafka, each);
        watch.thread.start();
        return watch;
    }

    private void run() {
        try (table) {
            do {
                look();
            } while (!closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("interrupted to stop", e);
        }
    }

    private void look() {
        try {
            each.accept(table.read());
            failing = false;
        } catch (RuntimeException | Error e) {
            if (!failing) {
                LOG.warn("cannot read the generations; trying again: {}", e.toString(), e);
            }
            failing = true;
        }
    }

    /** Stops the thread after the current read. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
