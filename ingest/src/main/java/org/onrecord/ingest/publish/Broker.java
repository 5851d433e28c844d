package org.onrecord.ingest.publish;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;

/** The Kafka broker that ingest writes to: its clients, and whether it answers. */
public final class Broker {
    private static final int TIMEOUT_SECONDS = 5;

    private final String bootstrapServers;

    public Broker(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** An admin client, to be asked by {@link #trouble}. */
    public Admin admin() {
        Map<String, Object> config = common();
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_SECONDS * 1000);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_SECONDS * 1000);
        return Admin.create(config);
    }

    /** Why nothing can be written now, in words; empty if the broker answers and has the topics. */
    public Optional<String> trouble(Admin admin, List<Topic> needed) throws InterruptedException {
        Set<String> there;
        try {
            there = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return Optional.of("no broker answers at " + bootstrapServers
                    + "; start one with ./onrecord serve or name another by KAFKA_BOOTSTRAP_SERVERS");
        }
        List<String> missing = needed.stream()
                .map(Topic::name)
                .filter(name -> !there.contains(name))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("the broker at " + bootstrapServers + " has no topic " + String.join(", ", missing)
                        + "; ./onrecord serve, ingest, process and dashboard create the topics when they start");
    }

    /** A producer that writes each record once; with a transactional id also several records at once or none. */
    public KafkaProducer<String, byte[]> producer(Optional<String> transactionalId) {
        Map<String, Object> config = common();
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_MESSAGE_BYTES);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 4L * Topics.MAX_MESSAGE_BYTES);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000);
        transactionalId.ifPresent(id -> {
            config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
            // A process that died holds up readers for at most this long if it never comes back.
            config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
        });
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** A consumer of all partitions of a topic, outside any group, placed at its beginning; reads only what was committed. */
    public KafkaConsumer<String, byte[]> reader(Topic topic) {
        Map<String, Object> config = common();
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return consumer;
        } catch (KafkaException e) {
            consumer.close();
            throw e;
        }
    }

    /**
     * Where each partition of a topic ends now, with what was written and is not committed yet: once a {@link #reader} has come so
     * far, it has seen the end of every transaction that was open.
     */
    public Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        try (Admin admin = admin()) {
            var offsets = admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED));
            Map<TopicPartition, Long> ends = new HashMap<>();
            for (TopicPartition partition : partitions) {
                ends.put(partition, offsets.partitionResult(partition).get().offset());
            }
            return ends;
        } catch (ExecutionException e) {
            throw new KafkaException("the ends of the topics cannot be had: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** A member of a group that shares the partitions of a topic, not subscribed yet; positions are stored by transactions alone. */
    public KafkaConsumer<String, byte[]> member(String group) {
        Map<String, Object> config = common();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> common() {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", bootstrapServers);
        config.put("reconnect.backoff.max.ms", 1000);
        return config;
    }
}
