package org.onrecord.app.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;

/** One reading of a topic from its beginning to its present end, committed records alone. */
final class Scan {
    private Scan() {}

    /** Hands on each record, tombstones too. */
    static void toEnd(String bootstrapServers, String topic, Consumer<ConsumerRecord<String, byte[]>> each) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(bootstrapServers, topic)) {
            TopicScan.toEnd(consumer, each);
        }
    }

    /** The first record for which the question is answered yes. */
    static Optional<ConsumerRecord<String, byte[]>> first(
            String bootstrapServers, String topic, Predicate<ConsumerRecord<String, byte[]>> which) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer(bootstrapServers, topic)) {
            TopicScan.toEndWhile(consumer, record -> !which.test(record) || !found.add(record));
        }
        return found.stream().findFirst();
    }

    /** A consumer at the beginning of the topic; of none where the topic is not there. */
    private static KafkaConsumer<String, byte[]> consumer(String bootstrapServers, String topic) {
        KafkaConsumer<String, byte[]> consumer = new KafkaClients(bootstrapServers)
                .with(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024)
                .consumer();
        TopicScan.rewind(consumer, topic);
        return consumer;
    }
}
