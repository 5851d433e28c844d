package org.onrecord.events.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads topics from the beginning to the present end: the end at the moment of the call. */
public final class TopicScan {
    private static final Duration POLL = Duration.ofMillis(300);

    private TopicScan() {}

    /** Returns all partitions of topics; a topic that does not exist has none. */
    public static List<TopicPartition> partitions(Consumer<?, ?> consumer, String... topics) {
        return Stream.of(topics)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
    }

    /** Assigns a consumer to all partitions of topics and places it at their beginning. */
    public static void rewind(Consumer<?, ?> consumer, String... topics) {
        List<TopicPartition> partitions = partitions(consumer, topics);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * Passes on every record between the consumer's positions and the present end, tombstones too.
     *
     * @throws KafkaException if the broker does not answer
     */
    public static <K, V> void toEnd(Consumer<K, V> consumer, java.util.function.Consumer<ConsumerRecord<K, V>> each) {
        toEndWhile(consumer, record -> {
            each.accept(record);
            return true;
        });
    }

    /**
     * Passes on records up to the present end as long as more are wanted.
     *
     * @param wantsMore takes a record and says whether to go on
     * @throws KafkaException if the broker does not answer
     */
    public static <K, V> void toEndWhile(Consumer<K, V> consumer, Predicate<ConsumerRecord<K, V>> wantsMore) {
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(consumer.assignment()));
        while (true) {
            ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (ends.isEmpty()) {
                return;
            }
            for (ConsumerRecord<K, V> record : consumer.poll(POLL)) {
                if (!wantsMore.test(record)) {
                    return;
                }
            }
        }
    }
}
