package org.onrecord.events.generation;

import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.ServiceThread;

/** A thread that reads the generations every second. If the broker is down, it tries again. */
public final class GenerationWatcher implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final GenerationTable table;
    private final Consumer<Generations> each;
    private final ServiceThread service;

    private GenerationWatcher(KafkaClients kafka, Consumer<Generations> each) {
        this.table = new GenerationTable(kafka);
        this.each = each;
        service = new ServiceThread("onrecord-generations", "the watch of generations", this::look, table::close)
                .waitedFor(Duration.ofSeconds(30));
    }

    /**
     * Starts the thread and returns at once.
     *
     * @param each receives the generations, changed or not, always on the same thread
     */
    public static GenerationWatcher start(KafkaClients kafka, Consumer<Generations> each) {
        GenerationWatcher watch = new GenerationWatcher(kafka, each);
        watch.service.start();
        return watch;
    }

    private void look() throws InterruptedException {
        Generations now;
        try {
            now = table.read();
        } catch (KafkaException e) {
            service.fail("the generations cannot be read: " + e, LOOK);
            return;
        }
        each.accept(now);
        service.works();
        service.pause(LOOK);
    }

    /** Stops the thread after the current read. */
    @Override
    public void close() {
        service.close();
    }
}
