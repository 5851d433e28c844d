package org.onrecord.events.kafka;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.topic.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest event of each key of compacted topics. {@link #refresh} reads on from where the last one ended; nothing runs in between.
 * Thread-safe.
 *
 * <p>A record that cannot be read is logged and passed over: the event before it stays.
 *
 * @param <E> the type of the events; others on the topics are left out
 */
public final class TopicTable<E extends Event> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicTable.class);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Class<E> type;
    private final Consumer<E> check;
    private final Topic[] topics;
    private final SortedMap<String, E> newest = new TreeMap<>();

    /** Connects to a broker on the first {@link #refresh}. */
    public TopicTable(KafkaClients kafka, Class<E> type, Topic... topics) {
        this(kafka, type, event -> {}, topics);
    }

    /**
     * Connects to a broker on the first {@link #refresh}.
     *
     * @param check throws an {@code IllegalArgumentException} with the reason why an event cannot be used, so that it is passed over
     */
    public TopicTable(KafkaClients kafka, Class<E> type, Consumer<E> check, Topic... topics) {
        this.consumer = kafka.consumer();
        this.type = type;
        this.check = check;
        this.topics = topics.clone();
    }

    /** Returns the newest event of each key on topics at this moment, sorted by key. */
    public static <E extends Event> SortedMap<String, E> read(KafkaClients kafka, Class<E> type, List<Topic> topics) {
        try (TopicTable<E> table = new TopicTable<>(kafka, type, topics.toArray(Topic[]::new))) {
            table.refresh();
            return table.newest;
        }
    }

    /**
     * Reads on to the present end; a topic that does not exist yet is empty.
     *
     * @return true if there was anything to read
     * @throws KafkaException if the broker does not answer
     */
    public synchronized boolean refresh() {
        if (consumer.assignment().isEmpty()) {
            TopicScan.rewind(consumer, topics);
        }
        return TopicScan.toEnd(consumer, this::take) > 0;
    }

    /** Returns the events as of the last {@link #refresh}, sorted by key. */
    public synchronized SortedMap<String, E> newest() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(newest));
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            newest.remove(record.key());
            return;
        }
        try {
            Event event = EventJson.read(record.value(), Event.class);
            if (type.isInstance(event)) {
                E own = type.cast(event);
                check.accept(own);
                newest.put(record.key(), own);
            }
        } catch (UnreadableEventException | IllegalArgumentException e) {
            LOG.warn(
                    "{}-{}@{} is passed over: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
