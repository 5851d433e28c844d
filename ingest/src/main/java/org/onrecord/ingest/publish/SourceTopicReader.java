package org.onrecord.ingest.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.onrecord.events.Event;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.Topics;

/** Reads the topic {@code sources} into a table, and follows it. For one thread. */
public final class SourceTopicReader implements AutoCloseable {
    private final Broker broker;
    private final SourceTable table;
    private final KafkaConsumer<String, byte[]> reader;

    public SourceTopicReader(Broker broker, SourceTable table) {
        this.broker = broker;
        this.table = table;
        reader = broker.reader(Topics.SOURCES);
    }

    /** Reads everything that is committed now. */
    static SourceTable read(Broker broker) {
        SourceTable table = new SourceTable(source -> true);
        try (SourceTopicReader topic = new SourceTopicReader(broker, table)) {
            TopicScan.toEnd(topic.reader, record -> table.take(record.key(), record.value()));
        }
        return table;
    }

    /**
     * Reads to the present end of the topic, waiting for open transactions: behind one of a dead process there may be
     * records of others.
     */
    public void catchUp() {
        Map<TopicPartition, Long> ends = broker.ends(reader.assignment());
        while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            reader.poll(Duration.ofMillis(200)).forEach(record -> table.take(record.key(), record.value()));
        }
    }

    /** Reads new records without waiting, and returns those that other processes wrote. */
    public List<Event> follow() {
        List<Event> news = new ArrayList<>();
        reader.poll(Duration.ZERO)
                .forEach(record -> table.take(record.key(), record.value()).ifPresent(news::add));
        return news;
    }

    @Override
    public void close() {
        reader.close();
    }
}
