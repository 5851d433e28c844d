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
 * Collects the old generation of the heap whenever it has grown by half, so that the process takes little memory. Java's
 * serial collector would let it grow up to the limit, which the launcher sets by the machine's memory so that a large
 * archive fits.
 */
final class HeapLimiter {
    private static final Logger LOG = LoggerFactory.getLogger(HeapLimiter.class);

    /** Below this size, which a small archive does not reach, the old generation is not collected. */
    private static final long FREE = 160L << 20;

    private final MemoryPoolMXBean old;
    private final ExecutorService collector = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("heap").factory());

    private HeapLimiter(MemoryPoolMXBean old) {
        this.old = old;
    }

    /** Starts to watch the heap until closed; does nothing if this collector does not tell how full its old generation is. */
    static AutoCloseable watch() {
        Optional<HeapLimiter> growth = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP
                        && pool.isUsageThresholdSupported()
                        && pool.isCollectionUsageThresholdSupported())
                .findFirst()
                .map(HeapLimiter::new);
        growth.ifPresent(HeapLimiter::listen);
        return () -> growth.ifPresent(each -> each.collector.shutdown());
    }

    private void listen() {
        if (allow(FREE) && ManagementFactory.getMemoryMXBean() instanceof NotificationEmitter emitter) {
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

    /** Returns the size at which the old generation is collected again: one and a half times that of its live objects. */
    static long next(long alive) {
        return Math.max(FREE, alive + alive / 2);
    }

    /** Returns false if the limit of the heap comes before that. */
    private boolean allow(long bytes) {
        boolean below = bytes < old.getUsage().getMax();
        old.setUsageThreshold(below ? bytes : 0);
        return below;
    }
}
