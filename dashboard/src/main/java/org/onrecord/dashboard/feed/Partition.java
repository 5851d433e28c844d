package org.onrecord.dashboard.feed;

/**
 * A partition of a topic.
 *
 * @param topic full name
 * @param number 0 for the first
 */
public record Partition(String topic, int number) implements Comparable<Partition> {
    @Override
    public int compareTo(Partition other) {
        int byTopic = topic.compareTo(other.topic);
        return byTopic != 0 ? byTopic : Integer.compare(number, other.number);
    }
}
