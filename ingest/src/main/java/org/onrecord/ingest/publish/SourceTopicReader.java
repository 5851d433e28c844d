package org.onrecord.ingest.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.onrecord.events.Event;
import org.onrecord.events.kafka.ForgottenTable;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.Topics;

/** Reads the topic {@code sources} into a table, and follows it. For one thread. */
public final class SourceTopicReader implements AutoCloseable {
    private final BrokerAccess broker;
    private final SourceTable table;
    private final KafkaConsumer<String, byte[]> reader;
    private final Map<ConsumerRecord<String, byte[]>, String> unusable = new LinkedHashMap<>();

    public SourceTopicReader(BrokerAccess broker, SourceTable table) {
        this.broker = broker;
        this.table = table;
        reader = broker.reader(Topics.SOURCES);
    }

    /** Reads everything that is committed now. */
    static SourceTable read(BrokerAccess broker, ForgottenTable forgotten) {
        SourceTable table = new SourceTable(source -> true, forgotten::contains);
        try (SourceTopicReader topic = new SourceTopicReader(broker, table)) {
            TopicScan.toEnd(topic.reader, topic::take);
        }
        return table;
    }

    /** Reads to the present end of the topic, waiting for open transactions: behind one of a dead process there may be records of others. */
    public void catchUp() {
        Map<TopicPartition, Long> ends = broker.ends(reader.assignment());
        while (!TopicScan.hasReached(reader, ends)) {
            reader.poll(Duration.ofMillis(200)).forEach(this::take);
        }
    }

    /** Reads new records without waiting, and returns those that other processes wrote. */
    public List<Event> follow() {
        List<Event> news = new ArrayList<>();
        reader.poll(Duration.ZERO).forEach(record -> take(record).ifPresent(news::add));
        return news;
    }

    /** Skips a record that cannot be used: an item that is not known is published again, which is harmless. */
    private Optional<Event> take(ConsumerRecord<String, byte[]> record) {
        try {
            return table.take(record.key(), record.value());
        } catch (RuntimeException e) {
            unusable.put(record, "the record cannot be used: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Returns the records read since the last call that cannot be used, each with the reason, a sentence for people. */
    public Map<ConsumerRecord<String, byte[]>, String> unusable() {
        Map<ConsumerRecord<String, byte[]>, String> all = new LinkedHashMap<>(unusable);
        unusable.clear();
        return all;
    }

    @Override
    public void close() {
        reader.close();
    }
}
