package org.onrecord.dashboard.record;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How far the topics have been read: the offset of the next record of each partition. Partitions not in the map are unread. */
public record Offsets(SortedMap<Partition, Long> next) {
    /** Nothing read yet. */
    public static final Offsets NONE = new Offsets(new TreeMap<>());

    public Offsets {
        next = Collections.unmodifiableSortedMap(new TreeMap<>(next));
    }

    /** Returns the offset of the next record of a partition, 0 if nothing of it has been read. */
    public long of(Partition partition) {
        return next.getOrDefault(partition, 0L);
    }

    /** Returns these offsets with those of the given partitions replaced. */
    public Offsets with(Map<Partition, Long> others) {
        TreeMap<Partition, Long> all = new TreeMap<>(next);
        all.putAll(others);
        return new Offsets(all);
    }

    /** Returns these offsets, moved past one record. */
    public Offsets past(RecordPosition position) {
        return with(Map.of(position.partition(), position.offset() + 1));
    }
}
