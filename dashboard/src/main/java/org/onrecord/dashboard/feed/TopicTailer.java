package org.onrecord.dashboard.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.record.IndexChange;
import org.onrecord.dashboard.record.Partition;
import org.onrecord.dashboard.record.ReadOffsets;
import org.onrecord.dashboard.record.ReceivedRecord;
import org.onrecord.dashboard.record.RecordDecoder;
import org.onrecord.dashboard.record.RecordPosition;
import org.onrecord.dashboard.write.TopicWriter;
import org.onrecord.events.Ids;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.ServiceThread;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tails the topics into the index on a thread of its own. It assigns every partition itself and starts at the offsets stored in the
 * index, so that the index and the read position can never differ. While the broker is away, it keeps trying; after any other failure it
 * starts again. A record that cannot be used goes to the dead letters and is passed over.
 */
public class TopicTailer implements AutoCloseable {
    public static final List<Topic> TOPICS = Topics.ALL.stream()
            .filter(topic -> topic.readBy().contains(Topic.Service.DASHBOARD) && topic != Topics.GENERATIONS)
            .toList();

    private static final Logger LOG = LoggerFactory.getLogger(TopicTailer.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    /** How long to wait for more records while the last ones are not yet visible to readers. */
    private static final Duration SOON = Duration.ofMillis(50);

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration CHECK_PARTITIONS = Duration.ofSeconds(30);

    /** The topics whose unreadable records the processor or notify puts into the dead letters. */
    private static final Set<String> QUARANTINED_ELSEWHERE = Stream.of(
                    Topics.DOCUMENTS,
                    Topics.CORRECTIONS,
                    Topics.OPINIONS,
                    Topics.RULES,
                    Topics.SUBSCRIPTIONS,
                    Topics.DELIVERIES,
                    Topics.ALERTS_RULES)
            .map(Topic::name)
            .collect(Collectors.toSet());

    private final KafkaClients kafka;
    private final MeterRegistry registry;
    private final BiConsumer<ConsumerRecord<String, byte[]>, String> quarantine;
    private final ServiceThread service = new ServiceThread(
                    "onrecord-dashboard-reader", "reading the topics", this::run, () -> {})
            .waitedFor(Duration.ofSeconds(20));
    private volatile @Nullable IndexUpdater updater;
    private volatile @Nullable KafkaConsumer<String, byte[]> current;
    private volatile Optional<String> notReady = Optional.of("the topics have not been read yet");
    private volatile Optional<String> failed = Optional.empty();
    private volatile long lag;

    /** @param quarantine keeps a record that cannot be used, with the reason */
    public TopicTailer(
            KafkaClients kafka, MeterRegistry registry, BiConsumer<ConsumerRecord<String, byte[]>, String> quarantine) {
        this.kafka = kafka;
        this.registry = registry;
        this.quarantine = quarantine;
        registry.gauge("onrecord.dashboard.lag", this, tailer -> tailer.lag);
    }

    /** Starts reading. Returns without waiting for the broker. */
    public void start(IndexUpdater updater) {
        this.updater = updater;
        service.start();
    }

    /** Returns why the index has not caught up with the records that the topics had at the start; empty once it has. */
    public Optional<String> notReady() {
        return failed.or(service::notReady).or(() -> notReady);
    }

    /** Returns why reading has stopped for good, so that only a restart helps; empty while it runs. */
    public Optional<String> failed() {
        return failed;
    }

    private void run() throws InterruptedException {
        try {
            read(Objects.requireNonNull(updater));
        } catch (WakeupException e) {
            LOG.debug("woken to stop");
        } catch (InterruptException e) {
            throw e;
        } catch (TimeoutException e) {
            service.fail("Kafka at " + kafka + " does not answer", RETRY);
        } catch (KafkaException | ExecutionException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            service.fail("Kafka at " + kafka + " does not answer: " + cause.getMessage(), RETRY);
        } catch (TopicWriter.UnavailableException e) {
            service.fail("a record that cannot be used was not taken by the dead letters: " + e.getMessage(), RETRY);
        } catch (AlreadyClosedException e) {
            failed = Optional.of("the index cannot be written any more: " + e.getMessage()
                    + "; make room on the disk if it is full, and restart the dashboard");
            LOG.error("The index cannot be written any more; restart the dashboard", e);
            service.end();
        }
    }

    /** Reads the topics until it fails or is told to stop. */
    void read(IndexUpdater updater) throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, TopicDescription> topics = new TreeMap<>();
        String cluster;
        try (Admin admin = kafka.with(AdminClientConfig.CLIENT_ID_CONFIG, "onrecord-dashboard-admin")
                .with(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000)
                .with(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000)
                .admin()) {
            List<String> names = TOPICS.stream().map(Topic::name).toList();
            Set<String> existing = admin.listTopics().names().get(8, TimeUnit.SECONDS);
            List<String> missing =
                    names.stream().filter(name -> !existing.contains(name)).toList();
            if (!missing.isEmpty()) {
                service.fail(
                        "waiting for the topics " + String.join(", ", missing)
                                + "; ingest and processor create them when they start",
                        RETRY);
                return;
            }
            topics.putAll(admin.describeTopics(names).allTopicNames().get(8, TimeUnit.SECONDS));
            cluster = admin.describeCluster().clusterId().get(8, TimeUnit.SECONDS);
        }
        ReadOffsets start = updater.resume(origin(cluster, topics.values()));
        // Few and small fetches in flight: a record may have 16 MB, and all parts of OnRecord may share one heap.
        try (KafkaConsumer<String, byte[]> consumer = kafka.with(ConsumerConfig.CLIENT_ID_CONFIG, "onrecord-dashboard")
                        .with(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500)
                        .with(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024)
                        .with(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, KafkaClients.LONG_WAIT_MS)
                        .with(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 512 * 1024)
                        .consumer();
                KafkaClientMetrics metrics = new KafkaClientMetrics(consumer)) {
            current = consumer;
            metrics.bindTo(registry);
            read(consumer, updater, start, partitions(topics.values()));
        } finally {
            current = null;
        }
    }

    /** Returns the identity of the cluster and of its topics, which changes when a topic is recreated. */
    private static String origin(String cluster, Collection<TopicDescription> topics) {
        Stream<String> ids = topics.stream().map(topic -> topic.topicId().toString());
        return Ids.hash(Stream.concat(Stream.of(cluster), ids).toArray(String[]::new));
    }

    private void read(
            KafkaConsumer<String, byte[]> consumer,
            IndexUpdater updater,
            ReadOffsets start,
            Set<TopicPartition> partitions) {
        consumer.assign(partitions);
        partitions.forEach(each -> consumer.seek(each, start.of(partition(each))));
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        Instant nextCheck = Instant.now().plus(CHECK_PARTITIONS);
        boolean caughtUp = false;
        while (service.isOpen()) {
            Map<ReceivedRecord, ConsumerRecord<String, byte[]>> messages = new IdentityHashMap<>();
            List<ReceivedRecord> records = new ArrayList<>();
            consumer.poll(updater.isBehind() ? SOON : POLL).forEach(message -> {
                ReceivedRecord record = decode(message);
                records.add(record);
                messages.put(record, message);
            });
            // The position of the consumer, not the offset of the last record: transaction markers take offsets too.
            Map<Partition, Long> next = new HashMap<>();
            partitions.forEach(each -> next.put(partition(each), consumer.position(each)));
            updater.apply(
                    records,
                    start.with(next),
                    (record, reason) -> quarantine(Objects.requireNonNull(messages.get(record)), record, reason));
            lag = partitions.stream()
                    .mapToLong(each -> consumer.currentLag(each).orElse(0))
                    .sum();
            if (!caughtUp) {
                long behind = end.entrySet().stream()
                        .mapToLong(each -> Math.max(0, each.getValue() - consumer.position(each.getKey())))
                        .sum();
                caughtUp = behind == 0;
                service.works();
                notReady =
                        caughtUp ? Optional.empty() : Optional.of("reading the topics: " + behind + " records to go");
            }
            if (Instant.now().isAfter(nextCheck)) {
                nextCheck = Instant.now().plus(CHECK_PARTITIONS);
                int present = TOPICS.stream()
                        .mapToInt(topic -> consumer.partitionsFor(topic.name()).size())
                        .sum();
                if (present != partitions.size()) {
                    LOG.info("The number of partitions has changed; reconnecting");
                    return;
                }
            }
        }
    }

    /** Keeps a record in the dead letters, unless another part does so or it is a dead letter itself. */
    private void quarantine(ConsumerRecord<String, byte[]> message, ReceivedRecord record, String reason) {
        boolean left = message.topic().equals(Topics.DEAD_LETTERS.name())
                || (record.change() instanceof IndexChange.Unreadable
                        && QUARANTINED_ELSEWHERE.contains(message.topic()));
        if (!left) {
            quarantine.accept(message, reason);
        }
    }

    private static Set<TopicPartition> partitions(Collection<TopicDescription> topics) {
        return topics.stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
    }

    private static ReceivedRecord decode(ConsumerRecord<String, byte[]> message) {
        Partition partition = new Partition(message.topic(), message.partition());
        RecordPosition position = new RecordPosition(partition, message.offset());
        Instant received = Instant.ofEpochMilli(message.timestamp());
        Map<String, String> headers = TextHeaders.of(message.headers());
        IndexChange change;
        try {
            change = RecordDecoder.decode(position, received, message.key(), message.value(), headers);
        } catch (RuntimeException | StackOverflowError e) {
            change = new IndexChange.Unreadable("it cannot be decoded: " + e);
        }
        return new ReceivedRecord(position, received, CloudEvents.isHistorical(headers), change);
    }

    private static Partition partition(TopicPartition partition) {
        return new Partition(partition.topic(), partition.partition());
    }

    /** Stops after the current batch. No interrupt: it would close the files of the index while they are written. */
    @Override
    public void close() {
        service.end();
        KafkaConsumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        service.close();
    }
}
