package org.onrecord.dashboard.record;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How far the topics have been read: the offset of the next record of each partition. Partitions not in the map are unread. */
public record ReadOffsets(SortedMap<Partition, Long> next) {
    public static final ReadOffsets NONE = new ReadOffsets(new TreeMap<>());

    public ReadOffsets {
        next = Collections.unmodifiableSortedMap(new TreeMap<>(next));
    }

    /** Returns the offset of the next record of a partition, 0 if nothing of it has been read. */
    public long of(Partition partition) {
        return next.getOrDefault(partition, 0L);
    }

    /** Returns these offsets with those of the given partitions replaced. */
    public ReadOffsets with(Map<Partition, Long> others) {
        TreeMap<Partition, Long> all = new TreeMap<>(next);
        all.putAll(others);
        return new ReadOffsets(all);
    }

    /** Returns these offsets, moved past one record. */
    public ReadOffsets past(RecordPosition position) {
        return with(Map.of(position.partition(), position.offset() + 1));
    }
}
