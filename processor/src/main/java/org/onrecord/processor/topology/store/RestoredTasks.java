package org.onrecord.processor.topology.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/**
 * Records which stores were restored from their changelogs. Stores derived from such a store may lack what another process wrote to it in the meantime.
 */
public final class RestoredTasks implements StateRestoreListener {
    private final Set<Restored> restored = ConcurrentHashMap.newKeySet();

    private record Restored(String store, int partition) {}

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        // Often there is nothing to restore but the end of a transaction.
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long at, long records) {
        if (records > 0) {
            restored.add(new Restored(store, changelog.partition()));
        }
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long records) {
        onBatchRestored(changelog, store, 0, records);
    }

    /** Returns true if records of a store were restored since the last call. */
    public boolean take(String store, int partition) {
        return restored.remove(new Restored(store, partition));
    }
}
