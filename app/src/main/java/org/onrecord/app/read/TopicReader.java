package org.onrecord.app.read;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.onrecord.app.failure.Failure;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topic;

/** Reads topics from their beginning, committed records alone; belongs to no consumer group and leaves nothing behind. */
public final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /**
     * A record as it stands on a topic.
     *
     * @param topic its name
     * @param key the record's key
     * @param json its value; empty for a tombstone
     * @param headers the newest of each name, as text
     */
    public record Read(String topic, String key, byte[] json, Map<String, String> headers) {
        /** True if the record says that the one with its key is gone. */
        public boolean isTombstone() {
            return json.length == 0;
        }
    }

    /**
     * Opens topics.
     *
     * @throws Failure if one of them is not there
     */
    public TopicReader(String bootstrapServers, Collection<Topic> topics) {
        consumer = new KafkaClients(bootstrapServers).byteConsumer();
        Map<String, List<PartitionInfo>> there = consumer.listTopics();
        try {
            require(bootstrapServers, topics, there.keySet());
        } catch (Failure e) {
            consumer.close();
            throw e;
        }
        partitions = topics.stream()
                .flatMap(topic -> there.getOrDefault(topic.name(), List.of()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * Makes sure that topics are there, for whoever reads them otherwise.
     *
     * @throws Failure if one of them is not
     */
    public static void require(String bootstrapServers, Collection<Topic> topics) {
        new TopicReader(bootstrapServers, topics).close();
    }

    private static void require(String bootstrapServers, Collection<Topic> topics, Set<String> there) {
        for (Topic topic : topics) {
            if (!there.contains(topic.name())) {
                throw new Failure("The broker at " + bootstrapServers + " has no topic " + topic.name()
                        + "; start OnRecord on it first, with `onrecord serve` or its services.");
            }
        }
    }

    /** The newest record of each key up to the present end, by key; tombstones are left out. */
    public SortedMap<String, byte[]> newest() {
        SortedMap<String, byte[]> newest = new TreeMap<>();
        toEnd(read -> {
            if (read.isTombstone()) {
                newest.remove(read.key());
            } else {
                newest.put(read.key(), read.json());
            }
        });
        return newest;
    }

    /** Reads up to the present end. */
    public void toEnd(Consumer<Read> each) {
        TopicScan.toEnd(consumer, record -> each.accept(read(record)));
    }

    /** Goes to the present end without reading. */
    public void skipToEnd() {
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // Seeking is lazy: this is where the end is looked up.
    }

    /** Reads what is there and whatever comes, until {@link #wakeUp}. */
    public void follow(Consumer<Read> each) {
        try {
            while (true) {
                consumer.poll(POLL).forEach(record -> each.accept(read(record)));
            }
        } catch (WakeupException e) {
            return;
        }
    }

    private static Read read(ConsumerRecord<byte[], byte[]> record) {
        byte[] key = record.key() == null ? new byte[0] : record.key();
        byte[] json = record.value() == null ? new byte[0] : record.value();
        return new Read(
                record.topic(), new String(key, StandardCharsets.UTF_8), json, TextHeaders.of(record.headers()));
    }

    /** Ends {@link #follow}; may be called from any thread. */
    public void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
