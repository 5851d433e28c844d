package org.onrecord.events.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Where the partitions that a consumer is assigned to end at the moment of asking: reading goes from its positions up to there. */
public final class PresentEnd {
    private static final Duration POLL = Duration.ofMillis(300);

    private PresentEnd() {}

    /**
     * Hands on every record up to the present end, tombstones too.
     *
     * @throws KafkaException if the broker does not answer
     */
    public static <K, V> void read(Consumer<K, V> consumer, java.util.function.Consumer<ConsumerRecord<K, V>> each) {
        readWhile(consumer, record -> {
            each.accept(record);
            return true;
        });
    }

    /**
     * Hands on records up to the present end as long as more are wanted.
     *
     * @param wantsMore takes a record, and tells whether to go on
     * @throws KafkaException if the broker does not answer
     */
    public static <K, V> void readWhile(Consumer<K, V> consumer, Predicate<ConsumerRecord<K, V>> wantsMore) {
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
