package org.onrecord.processor.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.onrecord.events.Document;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.kafka.BrokerAnswers;
import org.onrecord.events.kafka.GroupProtocols;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.resource.Resources;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.analysis.Analysis;
import org.onrecord.processor.topology.store.RestoredTasks;
import org.onrecord.processor.topology.store.SharedRocksMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running processor: the topology against a broker, with exactly-once processing. */
public final class ProcessorService implements AutoCloseable {
    /**
     * Records that a thread takes at once. Kafka Streams may process all of them, of all tasks of the thread, before it commits, however long
     * they take. If the transaction is over by then, everything is read again, and again in one go.
     */
    static final int MAX_POLL_RECORDS = 3;

    /**
     * The longest transaction, unless the operator sets another. The writes of a process that died hold up all readers for so long; the broker
     * looks every ten seconds.
     */
    public static final Duration TRANSACTION = Duration.ofSeconds(120);

    /** New stores and clients appear among the metrics this much later at most. To look through the thousands that there are takes time. */
    private static final Duration FIND_METRICS_EVERY = Duration.ofMinutes(3);

    private static final Logger LOG = LoggerFactory.getLogger(ProcessorService.class);

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

    private final String application;
    private final KafkaStreams streams;
    private final ThreadFailures failures = new ThreadFailures();
    private final KafkaStreamsMetrics metrics;
    private final ScheduledExecutorService finding;
    private final Admin admin;
    private final String protocol;
    private final long tasks;
    private volatile boolean everyTaskSeen;

    /**
     * @param threads that process records, 1 or more
     * @param asOf the day as of which shifts are found; empty for today in UTC
     * @param labeller the language model whose answers decide labels; empty for none
     * @param group whose tables it makes
     * @param overrides of settings of Kafka Streams
     */
    public record Settings(
            KafkaClients kafka,
            Path stateFolder,
            int threads,
            Optional<LocalDate> asOf,
            Optional<String> labeller,
            ProcessorGroup group,
            Map<String, String> overrides) {}

    private ProcessorService(
            Settings settings, Issue issue, Function<Document, Analysis> analyzer, MeterRegistry meters) {
        admin = settings.kafka().admin();
        TopicDescription documents = describe(admin, Topics.DOCUMENTS);
        Properties config = config(settings);
        protocol = String.valueOf(
                config.computeIfAbsent(StreamsConfig.GROUP_PROTOCOL_CONFIG, unset -> GroupProtocols.ofStreams(admin)));
        // The processor's own topics are kept as safely as the documents.
        config.putIfAbsent(
                StreamsConfig.REPLICATION_FACTOR_CONFIG,
                documents.partitions().getFirst().replicas().size());
        RestoredTasks restored = new RestoredTasks();
        Topology topology = ProcessorTopology.build(
                analyzer, issue, settings.labeller(), settings.asOf(), meters, restored, config);
        application = settings.group().name();
        streams = new KafkaStreams(topology, config);
        streams.setGlobalStateRestoreListener(restored);
        streams.setUncaughtExceptionHandler(e -> {
            failures.add(e, Instant.now());
            LOG.error("A processing thread failed and is replaced: {}", e.toString(), e);
            meters.counter("onrecord.processor.thread.failures", "issue", issue.id())
                    .increment();
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        finding = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("processor-metrics").factory());
        metrics = new KafkaStreamsMetrics(streams, Tags.of("issue", issue.id()), finding, FIND_METRICS_EVERY);
        metrics.bindTo(meters);
        streams.start();
        tasks = (long) topology.describe().subtopologies().size()
                * documents.partitions().size();
    }

    /** Starts the processor and returns at once: {@link #notReady} tells when it is ready. The topics must exist. */
    public static ProcessorService start(
            Settings settings, Issue issue, Function<Document, Analysis> analyzer, MeterRegistry meters) {
        return new ProcessorService(settings, issue, analyzer, meters);
    }

    private static Properties config(Settings settings) {
        Properties config = new Properties();
        config.putAll(settings.kafka().settings());
        config.putAll(Resources.properties(ProcessorService.class, "streams.properties"));
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.group().name());
        config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateFolder().toString());
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        config.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksMemory.class);
        config.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.DEAD_LETTERS.name());
        config.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, FailureHandler.class);
        config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailureHandler.class);
        config.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, FailureHandler.class);
        config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), MAX_POLL_RECORDS);
        config.putIfAbsent(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION.toMillis());
        config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.MAX_MESSAGE_BYTES);
        config.put(
                StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
                Integer.toString(Topics.MAX_MESSAGE_BYTES));
        config.putAll(settings.overrides());
        return config;
    }

    private static TopicDescription describe(Admin admin, Topic topic) {
        try {
            return Objects.requireNonNull(
                    BrokerAnswers.of(admin.describeTopics(List.of(topic.name())).allTopicNames())
                            .get(topic.name()));
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Returns why the processor is not ready; empty if this process runs and every task of the group is active. */
    public Optional<String> notReady() {
        State state = streams.state();
        if (state != State.RUNNING) {
            return Optional.of(
                    "the processor is " + state.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        if (!everyTaskSeen) {
            Optional<String> missing = missingTasks();
            everyTaskSeen = missing.isEmpty();
            return missing;
        }
        return failures.recent(Instant.now());
    }

    /**
     * Returns what is missing until every task of the group is active. A killed thread stays a member with its tasks until the broker removes it;
     * it is known by its client id, which the thread that replaces it has too.
     */
    private Optional<String> missingTasks() {
        try {
            if (protocol.equals(GroupProtocols.CLASSIC)) {
                // Only its members know the tasks of such a group; it is stable once they have shared them.
                return isStable() ? Optional.empty() : Optional.of("the processors have not shared the tasks yet");
            }
            StreamsGroupDescription group = admin.describeStreamsGroups(List.of(application))
                    .all()
                    .get(5, TimeUnit.SECONDS)
                    .get(application);
            if (group == null) {
                return Optional.of("the processor has not joined its group");
            }
            long threads = group.members().stream()
                    .map(StreamsGroupMemberDescription::clientId)
                    .distinct()
                    .count();
            if (threads < group.members().size()) {
                return Optional.of("a killed process still holds its tasks; the broker will remove it soon");
            }
            long active = group.members().stream()
                    .flatMap(member -> member.assignment().activeTasks().stream())
                    .mapToLong(task -> task.partitions().size())
                    .sum();
            return active >= tasks
                    ? Optional.empty()
                    : Optional.of(active + " of " + tasks + " processing tasks are active");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("Cannot describe the group", e);
            return Optional.of("the broker does not say which processing tasks are active");
        }
    }

    private boolean isStable() throws InterruptedException, ExecutionException, TimeoutException {
        ConsumerGroupDescription group = admin.describeConsumerGroups(List.of(application))
                .all()
                .get(5, TimeUnit.SECONDS)
                .get(application);
        return group != null && group.groupState() == GroupState.STABLE;
    }

    /** Stops the processor and leaves the group, so that nobody has to wait until the broker removes it. */
    @Override
    public void close() {
        streams.close(
                CloseOptions.timeout(CLOSE_WITHIN).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        finding.shutdownNow();
        metrics.close();
        admin.close(Duration.ofSeconds(2));
    }
}
