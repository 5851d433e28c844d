package org.onrecord.app.run;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.management.NotificationEmitter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the heap as small as what lives in it allows. Java's serial collector grows the old generation up to its limit before it collects it, and the
 * launcher's limit follows the machine, so that a large archive fits.
 */
final class HeapGrowth implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeapGrowth.class);

    /** The old generation may take so much before it is collected: all that a small archive needs. */
    private static final long FREE = 160L << 20;

    private final MemoryPoolMXBean old;
    private final ExecutorService collector = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("heap").factory());

    private HeapGrowth(MemoryPoolMXBean old) {
        this.old = old;
    }

    /** Starts to watch the heap; does nothing if this collector does not tell how full its old generation is. */
    static HeapGrowth watch() {
        Optional<MemoryPoolMXBean> old = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP
                        && pool.isUsageThresholdSupported()
                        && pool.isCollectionUsageThresholdSupported())
                .findFirst();
        HeapGrowth growth = new HeapGrowth(
                old.orElseGet(() -> ManagementFactory.getMemoryPoolMXBeans().getFirst()));
        old.ifPresent(pool -> growth.listen());
        return growth;
    }

    private void listen() {
        if (!allow(FREE)) {
            return;
        }
        if (ManagementFactory.getMemoryMXBean() instanceof NotificationEmitter emitter) {
            emitter.addNotificationListener(
                    (notification, unused) -> {
                        if (notification.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED)) {
                            collector.execute(this::collect);
                        }
                    },
                    null,
                    null);
        }
    }

    private void collect() {
        System.gc();
        @Nullable MemoryUsage after = old.getCollectionUsage();
        long alive = after == null ? old.getUsage().getUsed() : after.getUsed();
        allow(next(alive));
        LOG.debug("{} MB live in the old generation", alive >> 20);
    }

    /** Returns how full the old generation may get before it is collected again: half as much again as lives in it. */
    static long next(long alive) {
        return Math.max(FREE, alive + alive / 2);
    }

    /** Returns false if the limit of the heap comes before that. */
    private boolean allow(long bytes) {
        boolean below = bytes < old.getUsage().getMax();
        old.setUsageThreshold(below ? bytes : 0);
        return below;
    }

    @Override
    public void close() {
        collector.shutdown();
    }
}
