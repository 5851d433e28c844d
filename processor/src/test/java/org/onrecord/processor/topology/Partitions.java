package org.onrecord.processor.topology;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedForward;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Correction;
import org.onrecord.events.Event;
import org.onrecord.events.Opinion;
import org.onrecord.events.issue.CorrectionCheck;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.alert.PositionAlerts;
import org.onrecord.processor.alert.ShiftAlerts;
import org.onrecord.processor.correction.StatementCorrector;
import org.onrecord.processor.opinion.AnswerLabels;
import org.onrecord.processor.standing.StandingStatements;
import org.onrecord.processor.topology.alert.ShiftAlertProcessor;
import org.onrecord.processor.topology.cluster.ActorStores;
import org.onrecord.processor.topology.cluster.ClusterProcessor;
import org.onrecord.processor.topology.cluster.ContributionProcessor;
import org.onrecord.processor.topology.cluster.SideTrendProcessor;
import org.onrecord.processor.topology.cluster.StatementJoin;
import org.onrecord.processor.topology.document.AnswerJoin;
import org.onrecord.processor.topology.document.AnswerProcessor;
import org.onrecord.processor.topology.document.CorrectionProcessor;
import org.onrecord.processor.topology.document.CorrectionValidator;
import org.onrecord.processor.topology.document.DocumentProcessor;
import org.onrecord.processor.topology.document.DocumentTable;
import org.onrecord.processor.topology.message.Message;
import org.onrecord.processor.topology.message.Message.AnswerChange;
import org.onrecord.processor.topology.message.Message.AnswerWanted;
import org.onrecord.processor.topology.message.Message.CarrierChange;
import org.onrecord.processor.topology.message.Message.ClusterAssignment;
import org.onrecord.processor.topology.message.Message.ClusterChange;
import org.onrecord.processor.topology.message.Message.DistinctStatementChange;
import org.onrecord.processor.topology.message.Message.SideChange;
import org.onrecord.processor.topology.message.Message.StatementChange;
import org.onrecord.processor.topology.message.Message.ValidCorrection;
import org.onrecord.processor.topology.store.RestoredTasks;
import org.onrecord.processor.topology.store.StoreSpec;

/**
 * Runs the processors of the topology over several partitions, as several processes do: tasks take turns at random, so records between different
 * partitions overtake each other; now and then a task is cut off before it commits, or restored from its stores by another process.
 * {@link org.apache.kafka.streams.TopologyTestDriver} has one partition and one order.
 */
final class Partitions {
    private static final Serde<String> TEXT = Serdes.String();

    /** The sub-topologies and the topics that they read. */
    private enum Part {
        CHECK("corrections"),
        ANSWERS("opinions", "answers-wanted"),
        READ("documents", "corrections-by-document", "answers-by-document"),
        ACTORS("carriers"),
        STATEMENTS("statements-by-id", "clusters-by-statement"),
        SHIFTS("distinct-changes"),
        SIDES("side-changes");

        private final List<String> topics;

        Part(String... topics) {
            this.topics = List.of(topics);
        }
    }

    private final int partitions;
    private final Random random;
    private Setup setup;
    private final List<Task> tasks = new ArrayList<>();
    private final Map<String, Map<String, String>> tables = new TreeMap<>();

    /**
     * How the processors are set up.
     *
     * @param asOf the day as of which shifts are found
     * @param labeller the language model that decides labels
     */
    record Setup(Issue issue, LocalDate asOf, Optional<String> labeller) {}

    Partitions(int partitions, Setup setup, Random random) {
        this.partitions = partitions;
        this.random = random;
        this.setup = setup;
        for (Part part : Part.values()) {
            for (int partition = 0; partition < partitions; partition++) {
                tasks.add(new Task(part, partition));
            }
        }
    }

    /** Writes an event to its topic, and lets tasks process some records at random. */
    void put(Event event) {
        String topic = switch (event) {
            case Correction correction -> "corrections";
            case Opinion opinion -> "opinions";
            default -> "documents";
        };
        send(topic, event.key(), event);
        for (int turns = random.nextInt(4); turns > 0; turns--) {
            turn();
        }
    }

    /** Starts all processes again with another setup, whatever waits; their stores and topics stay. */
    void restart(Setup other) {
        setup = other;
        tasks.forEach(Task::restart);
    }

    /** Processes everything, labels again what another setup labelled, and searches for shifts; returns the tables by topic and key. */
    Map<String, Map<String, String>> settle() {
        work();
        tasks.forEach(Task::look);
        work();
        tasks.forEach(Task::look);
        tables.values().removeIf(Map::isEmpty);
        return tables;
    }

    /** Processes everything that waits, and lets no time pass. */
    void work() {
        while (turn()) {
            // Until nothing waits.
        }
    }

    /** Lets one task process some records; returns false if none wait anywhere. */
    private boolean turn() {
        List<Task> waiting = tasks.stream().filter(Task::hasWork).toList();
        if (waiting.isEmpty()) {
            return false;
        }
        waiting.get(random.nextInt(waiting.size())).work();
        return true;
    }

    private void send(String topic, String key, Object value) {
        Part part = Stream.of(Part.values())
                .filter(each -> each.topics.contains(topic))
                .findFirst()
                .orElseThrow();
        int partition = Math.floorMod(key.hashCode(), partitions);
        queue(tasks.get(part.ordinal() * partitions + partition).waiting, topic).add(new Record<>(key, value, 0));
    }

    private static Deque<Record<String, Object>> queue(
            Map<String, Deque<Record<String, Object>>> queues, String topic) {
        return Objects.requireNonNull(queues.get(topic));
    }

    /** A sub-topology on a partition. */
    private final class Task {
        private final int partition;
        private final Map<String, Deque<Record<String, Object>>> waiting = new TreeMap<>();
        private Run run;

        Task(Part part, int partition) {
            this.partition = partition;
            part.topics.forEach(topic -> waiting.put(topic, new ArrayDeque<>()));
            run = new Run(part, partition, setup);
        }

        boolean hasWork() {
            return waiting.values().stream().anyMatch(queue -> !queue.isEmpty());
        }

        /** Processes some records and commits the outputs; or is cut off, so that another process starts from the same state. */
        void work() {
            Run begun = random.nextInt(40) == 0 ? run.restored(partition, setup) : run;
            boolean isCutOff = random.nextInt(30) == 0;
            Map<String, Deque<Record<String, Object>>> left = isCutOff ? copy(waiting) : waiting;
            Run running = isCutOff ? begun.restored(partition, setup) : begun;
            List<Output> outputs = new ArrayList<>();
            for (int records = 1 + random.nextInt(3); records > 0; records--) {
                List<String> topics = left.keySet().stream()
                        .filter(topic -> !queue(left, topic).isEmpty())
                        .toList();
                if (!topics.isEmpty()) {
                    String topic = topics.get(random.nextInt(topics.size()));
                    outputs.addAll(running.take(topic, queue(left, topic).remove()));
                }
            }
            if (random.nextInt(20) == 0) {
                outputs.addAll(running.look());
            }
            run = begun;
            if (!isCutOff) {
                outputs.forEach(this::commit);
            }
        }

        void look() {
            run.look().forEach(this::commit);
        }

        void restart() {
            run = run.restored(partition, setup);
        }

        private void commit(Output output) {
            if (!output.topic().startsWith(Topics.PREFIX)) {
                send(output.topic(), output.key(), Objects.requireNonNull(output.value()));
                return;
            }
            Map<String, String> table = tables.computeIfAbsent(output.topic(), unread -> new TreeMap<>());
            if (output.value() instanceof byte[] bytes) {
                table.put(output.key(), new String(bytes, StandardCharsets.UTF_8));
            } else {
                table.remove(output.key());
            }
        }

        private static Map<String, Deque<Record<String, Object>>> copy(
                Map<String, Deque<Record<String, Object>>> queues) {
            Map<String, Deque<Record<String, Object>>> copies = new TreeMap<>();
            queues.forEach((topic, queue) -> copies.put(topic, new ArrayDeque<>(queue)));
            return copies;
        }
    }

    /**
     * An output record of a task.
     *
     * @param topic a public one, or one between sub-topologies
     * @param value bytes or null for a public topic, otherwise the input of the next sub-topology
     */
    private record Output(
            String topic, String key, @Nullable Object value) {}

    /** The processors of a sub-topology in one process. */
    private static final class Run {
        private final Part part;
        private final MockProcessorContext<String, Message> context;
        private final StateStoreContext storeContext;
        private final Map<String, KeyValueStore<String, Object>> stores = new TreeMap<>();
        private final Set<String> derived = new HashSet<>();
        private final Map<String, Consumer<Record<String, Object>>> takers = new TreeMap<>();
        private final ContributionProcessor contributions = new ContributionProcessor();
        private long now;

        Run(Part part, int partition, Setup setup) {
            this.part = part;
            context = new MockProcessorContext<>(config(), new TaskId(part.ordinal(), partition), new File("unused"));
            // Once: each call parses the configuration anew.
            storeContext = context.getStateStoreContext();
            context.setCurrentSystemTimeMs(now);
            Issue issue = setup.issue();
            StandingStatements standing = new StandingStatements(
                    new StatementCorrector(issue), setup.labeller().map(model -> new AnswerLabels(issue, model)));
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            switch (part) {
                case CHECK -> take("corrections", new CorrectionValidator(new CorrectionCheck(issue)));
                case READ -> {
                    stores(DocumentTable.STORES.toArray(StoreSpec<?>[]::new));
                    take("documents", new DocumentProcessor(new ScriptReader(), standing, meters));
                    take("corrections-by-document", new CorrectionProcessor(standing, meters));
                    take("answers-by-document", new AnswerProcessor(standing, meters));
                }
                case ANSWERS -> {
                    stores(AnswerJoin.OPINIONS, AnswerJoin.WANTED);
                    take("opinions", new AnswerJoin<>(issue.id()));
                    take("answers-wanted", new AnswerJoin<>(issue.id()));
                }
                case ACTORS -> {
                    stores(ActorStores.ALL.toArray(StoreSpec<?>[]::new));
                    take("carriers", new ClusterProcessor(new RestoredTasks()));
                    contributions.init(context);
                }
                case STATEMENTS -> {
                    stores(StatementJoin.STATEMENTS, StatementJoin.CLUSTERS);
                    take("statements-by-id", new StatementJoin<>(issue.id()));
                    take("clusters-by-statement", new StatementJoin<>(issue.id()));
                }
                case SHIFTS -> {
                    stores(ShiftAlertProcessor.STORES.toArray(StoreSpec<?>[]::new));
                    take(
                            "distinct-changes",
                            new ShiftAlertProcessor(
                                    new ShiftAlerts(issue), new PositionAlerts(issue), Optional.of(setup.asOf())));
                }
                case SIDES -> {
                    stores(SideTrendProcessor.DAYS);
                    take("side-changes", new SideTrendProcessor());
                }
            }
        }

        private static Properties config() {
            Properties config = new Properties();
            config.put(StreamsConfig.APPLICATION_ID_CONFIG, "partitions");
            config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
            return config;
        }

        /** Returns another process with the same stores, as restored from their changelogs: those without one are empty. */
        Run restored(int partition, Setup setup) {
            Run other = new Run(part, partition, setup);
            stores.forEach((name, store) -> {
                if (derived.contains(name)) {
                    return;
                }
                try (KeyValueIterator<String, Object> all = store.all()) {
                    while (all.hasNext()) {
                        KeyValue<String, Object> each = all.next();
                        other.store(name).put(each.key, each.value);
                    }
                }
            });
            return other;
        }

        private KeyValueStore<String, Object> store(String name) {
            return Objects.requireNonNull(stores.get(name));
        }

        private void stores(StoreSpec<?>... specs) {
            Stream.of(specs).forEach(this::store);
        }

        @SuppressWarnings("unchecked")
        private <V> void store(StoreSpec<V> spec) {
            KeyValueStore<String, V> store = Stores.keyValueStoreBuilder(
                            Stores.inMemoryKeyValueStore(spec.name()), TEXT, spec.values())
                    .withLoggingDisabled()
                    .withCachingDisabled()
                    .build();
            store.init(storeContext, store);
            context.addStateStore(store);
            stores.put(spec.name(), (KeyValueStore<String, Object>) store);
            if (spec.derived()) {
                derived.add(spec.name());
            }
        }

        @SuppressWarnings("unchecked")
        private <V> void take(String topic, Processor<String, V, String, Message> processor) {
            processor.init(context);
            takers.put(topic, record -> processor.process((Record<String, V>) (Record<?, ?>) record));
        }

        List<Output> take(String topic, Record<String, Object> record) {
            Objects.requireNonNull(takers.get(topic)).accept(record);
            return drained();
        }

        /** Lets an hour pass without records, so that processors notice a pause. */
        List<Output> look() {
            now += Duration.ofHours(1).toMillis();
            context.setCurrentSystemTimeMs(now);
            context.scheduledPunctuators().forEach(each -> each.getPunctuator().punctuate(now));
            return drained();
        }

        private List<Output> drained() {
            List<Output> outputs = new ArrayList<>();
            for (CapturedForward<?, ?> forwarded : drain()) {
                output(forwarded, outputs);
            }
            return outputs;
        }

        private List<CapturedForward<? extends String, ?>> drain() {
            List<CapturedForward<? extends String, ?>> forwarded = new ArrayList<>(context.forwarded());
            context.resetForwards();
            return forwarded;
        }

        private void output(CapturedForward<?, ?> forwarded, List<Output> outputs) {
            String key = (String) forwarded.record().key();
            Object value = forwarded.record().value();
            String child = forwarded.childName().orElse("");
            if (value == null) {
                outputs.add(new Output(topic(child), key, null));
                return;
            }
            switch ((Message) value) {
                case ClusterChange change -> {
                    contributions.process(new Record<>(key, change, 0));
                    drain().forEach(each -> output(each, outputs));
                }
                case CarrierChange change -> outputs.add(new Output("carriers", key, change));
                case StatementChange change -> outputs.add(new Output("statements-by-id", key, change));
                case ClusterAssignment assigned -> outputs.add(new Output("clusters-by-statement", key, assigned));
                case AnswerWanted wish -> outputs.add(new Output("answers-wanted", key, wish));
                case AnswerChange change -> outputs.add(new Output("answers-by-document", key, change));
                case SideChange change -> outputs.add(new Output("side-changes", key, change));
                case DistinctStatementChange change -> outputs.add(new Output("distinct-changes", key, change));
                case ValidCorrection valid ->
                    outputs.add(new Output("corrections-by-document", key, valid.correction()));
                case Message.Output output -> outputs.add(new Output(topic(child), key, output.bytes()));
            }
        }

        private String topic(String child) {
            return switch (part) {
                case STATEMENTS -> Topics.STATEMENTS.name();
                case SIDES -> Topics.TRENDS.name();
                case ACTORS -> Topics.TRENDS.name();
                case SHIFTS ->
                    switch (child) {
                        case ShiftAlertProcessor.TO_VOLUMES -> Topics.ALERTS_VOLUME.name();
                        case ShiftAlertProcessor.TO_SHIFTS -> Topics.ALERTS_SHIFT.name();
                        case ShiftAlertProcessor.TO_FIRST_POSITIONS -> Topics.ALERTS_FIRST_POSITION.name();
                        default -> Topics.ALERTS_UNCONFIRMED.name();
                    };
                default ->
                    child.equals(DocumentProcessor.TO_OUTCOMES) ? Topics.OUTCOMES.name() : Topics.DEAD_LETTERS.name();
            };
        }
    }
}
