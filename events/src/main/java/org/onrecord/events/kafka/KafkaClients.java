package org.onrecord.events.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.onrecord.events.topic.Topics;

/**
 * The factory of all consumers, producers and admins of one Kafka cluster. Kafka Streams makes its own, from {@link #settings}.
 *
 * <p>Consumers read committed records alone, commit nothing by themselves, start at the beginning and never create a topic. Producers are
 * idempotent, send one request at a time to a broker, wait for all replicas, compress with zstd and take the largest message of {@link Topics}.
 */
public final class KafkaClients {
    /**
     * How long the broker waits for new records before it answers a fetch, for consumers that only read on. One that seeks must wait for the
     * answer to its last fetch, and keeps Kafka's half second.
     */
    public static final int LONG_WAIT_MS = 5_000;

    private static final Map<String, Object> CONSUMER = Map.ofEntries(
            Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
            Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
            Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
            Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false));

    private static final Map<String, Object> PRODUCER = Map.ofEntries(
            Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
            Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
            // With several on their way, a broker whose partition just gets a leader refuses a first batch and takes a
            // second, since it takes
            // any number from a producer that it does not know; the first is then out of order until its time is up.
            Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
            Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd"),
            Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_MESSAGE_BYTES));

    private final String bootstrapServers;
    private final Map<String, Object> settings;

    /**
     * Connects to nothing yet.
     *
     * @param bootstrapServers of the cluster, e.g. {@code 127.0.0.1:9092}
     * @param given the operator's settings, as {@link ClientSettings} allows them
     */
    public KafkaClients(String bootstrapServers, Map<String, ?> given) {
        this.bootstrapServers = bootstrapServers;
        this.settings = merge(given, Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** Returns the settings that every client of the cluster gets, secrets among them. */
    public Map<String, Object> settings() {
        return Map.copyOf(settings);
    }

    /** Returns the address alone, because the settings hold secrets. */
    @Override
    public String toString() {
        return bootstrapServers;
    }

    /** Returns a factory that also applies a setting of Kafka's, in place of the usual one if there is one. */
    public KafkaClients with(String name, Object value) {
        return new KafkaClients(bootstrapServers, merge(settings, Map.of(name, value)));
    }

    /** Returns a consumer with text keys; outside any group unless {@link #inGroup} names one. */
    public KafkaConsumer<String, byte[]> consumer() {
        return consumer(new StringDeserializer());
    }

    /** As {@link #consumer}, with the bytes of the keys as they are. */
    public KafkaConsumer<byte[], byte[]> byteConsumer() {
        return consumer(new ByteArrayDeserializer());
    }

    /** Returns a factory whose consumers are members of a group, among which the broker divides the partitions. */
    public KafkaClients inGroup(String group) {
        try (Admin admin = admin()) {
            return with(ConsumerConfig.GROUP_ID_CONFIG, group)
                    .with(ConsumerConfig.GROUP_PROTOCOL_CONFIG, GroupProtocols.ofConsumers(admin));
        }
    }

    /** Returns a producer with text keys. */
    public KafkaProducer<String, byte[]> producer() {
        return producer(new StringSerializer());
    }

    /** Returns a producer of transactions with text keys; a later one with the same id shuts this one out. */
    public KafkaProducer<String, byte[]> producer(String transactionalId) {
        return with(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId).producer();
    }

    /** Returns a producer without transactions that writes keys as they are. */
    public KafkaProducer<byte[], byte[]> byteProducer() {
        return producer(new ByteArraySerializer());
    }

    /** Returns a producer of transactions that writes keys as they are. */
    public KafkaProducer<byte[], byte[]> byteProducer(String transactionalId) {
        return with(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId).producer(new ByteArraySerializer());
    }

    public Admin admin() {
        return Admin.create(settings);
    }

    private <K> KafkaConsumer<K, byte[]> consumer(Deserializer<K> keys) {
        Map<String, Object> all = merge(CONSUMER, settings);
        return all.containsKey(ConsumerConfig.GROUP_ID_CONFIG)
                ? new KafkaConsumer<>(all, keys, new ByteArrayDeserializer())
                : new Reader<>(all, keys);
    }

    /** A consumer outside any group, which closes without waiting for the answer to its last fetch. */
    private static final class Reader<K> extends KafkaConsumer<K, byte[]> {
        Reader(Map<String, Object> settings, Deserializer<K> keys) {
            super(settings, keys, new ByteArrayDeserializer());
        }

        @Override
        public void close() {
            close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    private <K> KafkaProducer<K, byte[]> producer(Serializer<K> keys) {
        return new KafkaProducer<>(merge(PRODUCER, settings), keys, new ByteArraySerializer());
    }

    private static Map<String, Object> merge(Map<String, ?> usual, Map<String, ?> given) {
        Map<String, Object> all = new HashMap<>(usual);
        all.putAll(given);
        return all;
    }
}
