package org.onrecord.ingest.publish;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;

/** Access to the Kafka broker: clients, and a check that it answers. */
public record BrokerAccess(KafkaClients kafka) {
    private static final int TIMEOUT_SECONDS = 5;
    private static final int BULK_PATIENCE_MS = 600_000;

    /** Returns an admin for {@link #trouble}. */
    public Admin admin() {
        return kafka.with(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_SECONDS * 1000)
                .with(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_SECONDS * 1000)
                .admin();
    }

    /** Returns why nothing can be written now, in words; empty if the broker answers and has the topics. */
    public Optional<String> trouble(Admin admin, List<Topic> needed) throws InterruptedException {
        Set<String> there;
        try {
            there = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return Optional.of("no broker answers at " + kafka
                    + "; start one with ./onrecord serve or name another by KAFKA_BOOTSTRAP_SERVERS");
        }
        List<String> missing = needed.stream()
                .map(Topic::name)
                .filter(name -> !there.contains(name))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("the broker at " + kafka + " has no topic " + String.join(", ", missing)
                        + "; ./onrecord serve, ingest, process and dashboard create the topics when they start");
    }

    public KafkaProducer<String, byte[]> producer(String transactionalId) {
        // A dead process that does not come back blocks readers for at most this long.
        return roomy(30_000)
                .with(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000)
                .producer(transactionalId);
    }

    /** Returns a producer without transactions that waits long for a busy broker. */
    public KafkaProducer<String, byte[]> bulkProducer() {
        return roomy(BULK_PATIENCE_MS)
                .with(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, BULK_PATIENCE_MS)
                .producer();
    }

    private KafkaClients roomy(int patienceMs) {
        return kafka.with(ProducerConfig.BUFFER_MEMORY_CONFIG, 4L * Topics.MAX_MESSAGE_BYTES)
                .with(ProducerConfig.MAX_BLOCK_MS_CONFIG, patienceMs);
    }

    /** Returns a consumer of all partitions of a topic, at their beginning and outside any group. */
    public KafkaConsumer<String, byte[]> reader(Topic topic) {
        KafkaConsumer<String, byte[]> consumer = kafka.consumer();
        try {
            TopicScan.rewind(consumer, topic);
            return consumer;
        } catch (KafkaException e) {
            consumer.close();
            throw e;
        }
    }

    /**
     * Returns the present ends of partitions, including what is not committed yet. A {@link #reader} that has reached
     * them has seen the end of every transaction that was open.
     */
    public Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
        try (KafkaConsumer<String, byte[]> dirty = kafka.with(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted")
                .consumer()) {
            return dirty.endOffsets(partitions);
        }
    }

    /** Returns a consumer in a group, not subscribed yet. Its positions are stored by transactions only. */
    public KafkaConsumer<String, byte[]> member(String group) {
        return kafka.inGroup(group).consumer();
    }
}
