package org.onrecord.dashboard.feed;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far the topics have been read: the offset of the next record of each partition. A partition that is not named has not been
 * read at all.
 */
public record Offsets(SortedMap<Partition, Long> next) {
    /** Nothing read yet. */
    public static final Offsets NONE = new Offsets(new TreeMap<>());

    public Offsets {
        next = Collections.unmodifiableSortedMap(new TreeMap<>(next));
    }

    /** The offset of the next record of a partition; 0 where none has been read. */
    public long of(Partition partition) {
        return next.getOrDefault(partition, 0L);
    }

    /** These offsets, with those given in place of the ones of the same partitions. */
    public Offsets with(Map<Partition, Long> others) {
        TreeMap<Partition, Long> all = new TreeMap<>(next);
        all.putAll(others);
        return new Offsets(all);
    }

    /** These offsets, one record further. */
    public Offsets past(Place place) {
        return with(Map.of(place.partition(), place.offset() + 1));
    }
}
