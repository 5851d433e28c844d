package org.onrecord.app.broker;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.onrecord.app.failure.Failure;
import org.onrecord.events.Event;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.kafka.TopicTable;
import org.onrecord.events.topic.Topic;

/** Reads topics for commands, which must exist: the committed records from the beginning, outside any consumer group. */
public final class TopicReader {
    private TopicReader() {}

    /**
     * Returns a consumer at the beginning of topics.
     *
     * @throws Failure if one of them does not exist
     */
    public static KafkaConsumer<String, byte[]> open(KafkaClients kafka, Collection<Topic> topics) {
        KafkaConsumer<String, byte[]> consumer = kafka.consumer();
        Set<String> there = consumer.listTopics().keySet();
        for (Topic topic : topics) {
            if (!there.contains(topic.name())) {
                consumer.close();
                throw new Failure("The broker at " + kafka + " has no topic " + topic.name()
                        + "; start OnRecord on it first, with `onrecord serve` or its services.");
            }
        }
        TopicScan.rewind(consumer, topics.toArray(Topic[]::new));
        return consumer;
    }

    /**
     * Makes sure that topics exist.
     *
     * @throws Failure if one of them does not
     */
    public static void require(KafkaClients kafka, Collection<Topic> topics) {
        open(kafka, topics).close();
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

    /**
     * Returns the newest record of each key up to the present end, sorted by key; deleted keys are left out.
     *
     * @throws Failure if one of the topics does not exist
     */
    public static SortedMap<String, byte[]> newest(KafkaClients kafka, Collection<Topic> topics) {
        try (KafkaConsumer<String, byte[]> consumer = open(kafka, topics)) {
            return newest(consumer);
        }
    }

    /** Returns the newest record of each key that a consumer reads up to the present end, sorted by key. */
    public static SortedMap<String, byte[]> newest(KafkaConsumer<String, byte[]> consumer) {
        SortedMap<String, byte[]> newest = new TreeMap<>();
        TopicScan.toEnd(consumer, record -> {
            String key = Objects.requireNonNullElse(record.key(), "");
            if (record.value() == null) {
                newest.remove(key);
            } else {
                newest.put(key, record.value());
            }
        });
        return newest;
    }
}
