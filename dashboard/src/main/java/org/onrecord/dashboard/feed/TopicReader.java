package org.onrecord.dashboard.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Ids;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics into a {@link Feed} by one thread of its own: every partition assigned by hand and sought to the offsets that
 * the feed remembers, so that what was read and what was kept can never differ. A broker that is away is waited for.
 */
public final class TopicReader implements AutoCloseable {
    /** The topics that the dashboard reads. */
    public static final List<Topic> TOPICS = Stream.concat(
                    Stream.of(
                            Topics.DOCUMENTS,
                            Topics.OUTCOMES,
                            Topics.STATEMENTS,
                            Topics.TRENDS,
                            Topics.TALKING_POINTS,
                            Topics.OPINIONS,
                            Topics.CORRECTIONS,
                            Topics.SOURCES,
                            Topics.DEAD_LETTERS),
                    Topics.alerts().stream())
            .toList();

    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final Feed feed;
    private final MeterRegistry registry;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;
    private volatile Optional<String> notReady = Optional.of("the topics have not been read yet");
    private volatile Optional<String> failed = Optional.empty();
    private volatile long lag;

    private TopicReader(String bootstrapServers, Feed feed, MeterRegistry registry) {
        this.bootstrapServers = bootstrapServers;
        this.feed = feed;
        this.registry = registry;
        this.thread = Thread.ofPlatform().name("onrecord-dashboard-reader").unstarted(this::run);
        registry.gauge("onrecord.dashboard.lag", this, reader -> reader.lag);
    }

    /** Starts reading. Does not wait for the broker. */
    public static TopicReader start(String bootstrapServers, Feed feed, MeterRegistry registry) {
        TopicReader reader = new TopicReader(bootstrapServers, feed, registry);
        reader.thread.start();
        return reader;
    }

    /** Why the reader has not caught up with what the topics held when it started; empty once it has. */
    public Optional<String> notReady() {
        return failed.or(() -> notReady);
    }

    /** Why the reader has stopped for good, which only a restart can mend; empty while it lives. */
    public Optional<String> failed() {
        return failed;
    }

    private void run() {
        while (closing.getCount() > 0) {
            try {
                readUntilTrouble();
            } catch (WakeupException e) {
                LOG.debug("woken to stop");
            } catch (TimeoutException e) {
                waitAfter("Kafka at " + bootstrapServers + " does not answer");
            } catch (KafkaException | ExecutionException e) {
                Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
                waitAfter("Kafka at " + bootstrapServers + " does not answer: " + cause.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                failed = Optional.of("reading the topics stopped: " + e.getMessage() + "; restart the dashboard");
                LOG.error("Reading the topics stopped; restart the dashboard", e);
                return;
            }
        }
    }

    private void readUntilTrouble() throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, TopicDescription> topics = new TreeMap<>();
        String origin;
        try (Admin admin = new KafkaClients(bootstrapServers)
                .with(AdminClientConfig.CLIENT_ID_CONFIG, "onrecord-dashboard-admin")
                .with(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000)
                .with(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000)
                .admin()) {
            Set<String> there = admin.listTopics().names().get(8, TimeUnit.SECONDS);
            List<String> missing = TOPICS.stream()
                    .map(Topic::name)
                    .filter(name -> !there.contains(name))
                    .toList();
            if (!missing.isEmpty()) {
                waitAfter("waiting for the topics " + String.join(", ", missing)
                        + "; ingest and processor create them when they start");
                return;
            }
            topics.putAll(admin.describeTopics(TOPICS.stream().map(Topic::name).toList())
                    .allTopicNames()
                    .get(8, TimeUnit.SECONDS));
            String cluster = admin.describeCluster().clusterId().get(8, TimeUnit.SECONDS);
            origin = Ids.hash(Stream.concat(
                            Stream.of(cluster),
                            topics.values().stream()
                                    .map(topic -> topic.topicId().toString()))
                    .toArray(String[]::new));
        }
        Offsets offsets = feed.resume(origin);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer();
                KafkaClientMetrics metrics = new KafkaClientMetrics(consumer)) {
            current = consumer;
            metrics.bindTo(registry);
            read(consumer, offsets, partitions(topics));
        } finally {
            current = null;
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer, Offsets start, Set<TopicPartition> partitions) {
        consumer.assign(partitions);
        partitions.forEach(each -> consumer.seek(each, start.of(partition(each))));
        Map<TopicPartition, Long> goal = consumer.endOffsets(partitions);
        Instant look = Instant.now().plus(LOOK_FOR_PARTITIONS);
        Offsets offsets = start;
        boolean caughtUp = false;
        while (closing.getCount() > 0) {
            ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
            List<Arrival> arrivals = new ArrayList<>(batch.count());
            batch.forEach(each -> arrivals.add(decode(each)));
            // The consumer's own position counts the markers of transactions, which no record shows.
            Map<Partition, Long> next = new HashMap<>();
            partitions.forEach(each -> next.put(partition(each), consumer.position(each)));
            Offsets now = offsets.with(next);
            offsets = now;
            feed.take(arrivals, now);
            lag = partitions.stream()
                    .mapToLong(each -> consumer.currentLag(each).orElse(0))
                    .sum();
            if (!caughtUp) {
                long behind = goal.entrySet().stream()
                        .mapToLong(each -> Math.max(0, each.getValue() - now.of(partition(each.getKey()))))
                        .sum();
                caughtUp = behind == 0;
                notReady =
                        caughtUp ? Optional.empty() : Optional.of("reading the topics: " + behind + " records to go");
            }
            if (Instant.now().isAfter(look)) {
                look = Instant.now().plus(LOOK_FOR_PARTITIONS);
                if (partitions(consumer) != partitions.size()) {
                    LOG.info("The topics have other partitions now; starting over with them");
                    return;
                }
            }
        }
    }

    private static int partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return TOPICS.stream()
                .mapToInt(topic -> consumer.partitionsFor(topic.name()).size())
                .sum();
    }

    private static Set<TopicPartition> partitions(Map<String, TopicDescription> topics) {
        return topics.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
    }

    private static Arrival decode(ConsumerRecord<byte[], byte[]> message) {
        byte[] key = message.key();
        return RecordDecoder.decode(
                new Place(new Partition(message.topic(), message.partition()), message.offset()),
                Instant.ofEpochMilli(message.timestamp()),
                key == null ? null : new String(key, StandardCharsets.UTF_8),
                message.value(),
                TextHeaders.of(message.headers()));
    }

    private static Partition partition(TopicPartition partition) {
        return new Partition(partition.topic(), partition.partition());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        // Few and small fetches in flight: records may have 16 MB, and all of OnRecord shares one heap.
        return new KafkaClients(bootstrapServers)
                .with(ConsumerConfig.CLIENT_ID_CONFIG, "onrecord-dashboard")
                .with(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500)
                .with(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024)
                .with(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 512 * 1024)
                .byteConsumer();
    }

    private void waitAfter(String reason) {
        if (!notReady.equals(Optional.of(reason))) {
            LOG.warn("{}; trying again every {} s", reason, RETRY.toSeconds());
        }
        notReady = Optional.of(reason);
        try {
            boolean stopping = closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("waited, stopping: {}", stopping);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops after the batch in hand. */
    @Override
    public void close() {
        closing.countDown();
        KafkaConsumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        // No interrupt: it would close the index's files under the writer.
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
