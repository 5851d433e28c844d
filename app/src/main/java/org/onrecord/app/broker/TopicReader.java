package org.onrecord.app.broker;

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
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.onrecord.app.failure.Failure;
import org.onrecord.events.Event;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.kafka.TopicTable;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topic;

/** Reads the committed records of topics from the beginning, outside any consumer group. */
public final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * A record of a topic.
     *
     * @param json its value; empty for a tombstone
     * @param headers the newest of each name, as text
     */
    public record Read(String topic, String key, byte[] json, Map<String, String> headers) {
        /** Returns true if the record deletes its key. */
        public boolean isTombstone() {
            return json.length == 0;
        }
    }

    /**
     * Opens topics.
     *
     * @throws Failure if one of them does not exist
     */
    public TopicReader(KafkaClients kafka, Collection<Topic> topics) {
        consumer = kafka.byteConsumer();
        try {
            require(kafka, topics, consumer.listTopics().keySet());
        } catch (Failure e) {
            consumer.close();
            throw e;
        }
        TopicScan.rewind(consumer, topics.toArray(Topic[]::new));
    }

    /**
     * Makes sure that topics exist.
     *
     * @throws Failure if one of them does not
     */
    public static void require(KafkaClients kafka, Collection<Topic> topics) {
        new TopicReader(kafka, topics).close();
    }

    private static void require(KafkaClients kafka, Collection<Topic> topics, Set<String> there) {
        for (Topic topic : topics) {
            if (!there.contains(topic.name())) {
                throw new Failure("The broker at " + kafka + " has no topic " + topic.name()
                        + "; start OnRecord on it first, with `onrecord serve` or its services.");
            }
        }
    }

    /**
     * Returns the newest event of each key on topics, sorted by key; records that are no event of the type are left out.
     *
     * @throws Failure if one of the topics does not exist
     */
    public static <E extends Event> SortedMap<String, E> newest(KafkaClients kafka, Class<E> type, List<Topic> topics) {
        require(kafka, topics);
        return TopicTable.read(kafka, type, topics);
    }

    /** Returns the newest record of each key up to the present end, sorted by key; deleted keys are left out. */
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

    /** Returns how many records there are at most, from the beginning to the present end; compacted ones and marks of transactions count. */
    public long atMost() {
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(consumer.assignment());
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .mapToLong(end -> end.getValue() - beginnings.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    /** Passes on every record up to the present end. */
    public void toEnd(Consumer<Read> each) {
        TopicScan.toEnd(consumer, record -> each.accept(read(record)));
    }

    /** Skips to the present end. */
    public void skipToEnd() {
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position); // Seeking is lazy: this looks the end up.
    }

    /** Passes on every record, those to come too, until {@link #wakeUp}. */
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

    /** Ends {@link #follow}. It may be called from any thread. */
    public void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
