package org.onrecord.dashboard.record;

import java.util.Comparator;

/**
 * A partition of a topic.
 *
 * @param topic the full name of the topic
 * @param number 0 for the first
 */
public record Partition(String topic, int number) implements Comparable<Partition> {
    private static final Comparator<Partition> ORDER =
            Comparator.comparing(Partition::topic).thenComparingInt(Partition::number);

    @Override
    public int compareTo(Partition other) {
        return ORDER.compare(this, other);
    }
}
