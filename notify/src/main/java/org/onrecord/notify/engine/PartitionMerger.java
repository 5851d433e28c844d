package org.onrecord.notify.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Merges the records of several partitions in the order of their times. After a pause the broker sends one partition after another; without this, a
 * rule would hear of the last day's alerts before those of the first.
 */
final class PartitionMerger {
    private final Map<TopicPartition, Deque<ConsumerRecord<String, byte[]>>> waiting = new HashMap<>();

    /** Takes a record, in the order of its partition. */
    void add(ConsumerRecord<String, byte[]> record) {
        waiting.computeIfAbsent(new TopicPartition(record.topic(), record.partition()), any -> new ArrayDeque<>())
                .add(record);
    }

    /**
     * Removes and returns the records that no later one can precede.
     *
     * @param partitions all that are read
     * @param isAtEnd true if everything of a partition was taken
     */
    List<ConsumerRecord<String, byte[]>> next(
            Collection<TopicPartition> partitions, Predicate<TopicPartition> isAtEnd) {
        List<TopicPartition> behind =
                partitions.stream().filter(Predicate.not(isAtEnd)).toList();
        List<ConsumerRecord<String, byte[]>> ready = new ArrayList<>();
        while (behind.stream().allMatch(waiting::containsKey)) {
            Optional<TopicPartition> first = waiting.entrySet().stream()
                    .min(Comparator.comparingLong(
                            each -> each.getValue().element().timestamp()))
                    .map(Map.Entry::getKey);
            if (first.isEmpty()) {
                break;
            }
            Deque<ConsumerRecord<String, byte[]>> queue = Objects.requireNonNull(waiting.get(first.get()));
            ready.add(queue.remove());
            if (queue.isEmpty()) {
                waiting.remove(first.get());
            }
        }
        return ready;
    }

    /** Returns the offset of the first record of a partition that waits. */
    Optional<Long> first(TopicPartition partition) {
        return Optional.ofNullable(waiting.get(partition))
                .map(queue -> queue.element().offset());
    }
}
