package org.onrecord.events.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.onrecord.events.topic.Topic;

/** Reads topics from the beginning to the present end: the end at the moment of the call. */
public final class TopicScan {
    private static final Duration POLL = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private TopicScan() {}

    /** Returns all partitions of topics; a topic that does not exist has none. */
    public static List<TopicPartition> partitions(Consumer<?, ?> consumer, String... topics) {
        return Stream.of(topics)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
    }

    /** Assigns a consumer to all partitions of topics and places it at their beginning. */
    public static void rewind(Consumer<?, ?> consumer, Topic... topics) {
        List<TopicPartition> partitions =
                partitions(consumer, Stream.of(topics).map(Topic::name).toArray(String[]::new));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * Reads a topic from the beginning to the present end and passes on every record, tombstones too.
     *
     * @throws KafkaException if the broker does not answer
     */
    public static void all(
            KafkaClients kafka, Topic topic, java.util.function.Consumer<ConsumerRecord<String, byte[]>> each) {
        // All parts of OnRecord may share one heap, and a record may have 16 MB.
        try (KafkaConsumer<String, byte[]> consumer = kafka.with(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024)
                .consumer()) {
            rewind(consumer, topic);
            toEnd(consumer, each);
        }
    }

    /**
     * Passes on every record between the consumer's positions and the present end, tombstones too.
     *
     * @return the number of records
     * @throws KafkaException if the broker does not answer, or sends nothing for two minutes
     */
    public static <K, V> long toEnd(Consumer<K, V> consumer, java.util.function.Consumer<ConsumerRecord<K, V>> each) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        long read = 0;
        long moved = System.nanoTime();
        while (!hasReached(consumer, ends)) {
            ConsumerRecords<K, V> records = consumer.poll(POLL);
            records.forEach(each);
            read += records.count();
            if (!records.isEmpty()) {
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > PATIENCE.toNanos()) {
                throw new TimeoutException("the broker has more of " + consumer.assignment() + " and sends nothing");
            }
        }
        return read;
    }

    /** Places a consumer at the present ends of its partitions. */
    public static void skipToEnd(Consumer<?, ?> consumer) {
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position); // Seeking is lazy: this looks the end up.
    }

    /** Returns how many records partitions have at most; compacted ones and marks of transactions count. */
    public static long count(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        return consumer.endOffsets(partitions).entrySet().stream()
                .mapToLong(end -> end.getValue() - begins.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    /** Returns true if a consumer has read all that there is now. */
    public static boolean isAtEnd(Consumer<?, ?> consumer) {
        return hasReached(consumer, consumer.endOffsets(consumer.assignment()));
    }

    /** Returns true if a consumer is at or behind offsets of its partitions. */
    public static boolean hasReached(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
