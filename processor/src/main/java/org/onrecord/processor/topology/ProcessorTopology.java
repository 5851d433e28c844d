package org.onrecord.processor.topology;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.onrecord.events.Correction;
import org.onrecord.events.Document;
import org.onrecord.events.DocumentEvent;
import org.onrecord.events.Event;
import org.onrecord.events.Opinion;
import org.onrecord.events.issue.CorrectionCheck;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.topic.EventSerde;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.alert.PositionAlerts;
import org.onrecord.processor.alert.ShiftAlerts;
import org.onrecord.processor.analysis.Analysis;
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
import org.onrecord.processor.topology.store.StateSerde;
import org.onrecord.processor.topology.store.StoreSpec;

/**
 * The Kafka Streams topology from documents, corrections and answers of a language model to statements, trends and alerts.
 *
 * <p>Every state is a function of the set of documents, corrections and answers: stores are plain key-value stores, calendar periods are part of the
 * keys, and sums take back exactly what they added. Every node, store and internal topic has a name.
 */
final class ProcessorTopology {
    private static final Serde<String> TEXT = Serdes.String();
    private static final Serde<Message> OUTPUT = Serdes.serdeFrom(
            (topic, message) -> message == null ? null : ((Message.Output) message).bytes(), (topic, bytes) -> {
                throw new UnsupportedOperationException("outputs are only written");
            });

    private final StreamsBuilder builder = new StreamsBuilder();
    private final Set<StoreSpec<?>> stores = new HashSet<>();
    private final Issue issue;
    private final StandingStatements standing;
    private final MeterRegistry meters;
    private final RestoredTasks restored;

    private ProcessorTopology(Issue issue, Optional<String> labeller, MeterRegistry meters, RestoredTasks restored) {
        this.issue = issue;
        this.standing = new StandingStatements(
                new StatementCorrector(issue), labeller.map(model -> new AnswerLabels(issue, model)));
        this.meters = meters;
        this.restored = restored;
    }

    /**
     * @param labeller the language model whose answers decide labels; empty for none. The nodes are the same with and without it, since a group
     *     keeps its topology
     * @param asOf the day as of which shifts are found; empty for today
     * @param restored hears what was restored
     */
    static Topology build(
            Function<Document, Analysis> analyzer,
            Issue issue,
            Optional<String> labeller,
            Optional<LocalDate> asOf,
            MeterRegistry meters,
            RestoredTasks restored,
            Properties config) {
        ProcessorTopology topology = new ProcessorTopology(issue, labeller, meters, restored);
        KStream<String, Message> documents =
                topology.analyzeDocuments(analyzer).merge(topology.applyCorrections(), Named.as(DocumentTable.CHANGES));
        KStream<String, Message> statements =
                documents.merge(topology.applyAnswers(documents), Named.as(DocumentTable.ALL_CHANGES));
        KStream<String, Message> clusters = topology.gatherClusters(statements);
        topology.writeStatements(statements, clusters);
        KStream<String, Message> contributions = topology.countClusters(clusters);
        topology.findShifts(contributions, asOf);
        return topology.builder.build(config);
    }

    private KStream<String, Message> analyzeDocuments(Function<Document, Analysis> analyzer) {
        KStream<String, Message> analyzed = process(
                source(Topics.DOCUMENTS, "documents-in", DocumentEvent.class),
                "read-documents",
                () -> new DocumentProcessor(analyzer, standing, meters),
                DocumentTable.STORES);
        sink(analyzed, DocumentProcessor.TO_OUTCOMES, Topics.OUTCOMES);
        sink(analyzed, DocumentProcessor.TO_DEAD_LETTERS, Topics.DEAD_LETTERS);
        return analyzed;
    }

    /** Corrections come under their own id. They meet their document under its id. */
    private KStream<String, Message> applyCorrections() {
        CorrectionCheck check = new CorrectionCheck(issue);
        KStream<String, Message> checked = process(
                source(Topics.CORRECTIONS, "corrections-in", Correction.class),
                "check-corrections",
                () -> new CorrectionValidator(check),
                List.of());
        sink(checked, CorrectionValidator.TO_DEAD_LETTERS, Topics.DEAD_LETTERS);
        KStream<String, Correction> valid = checked.mapValues(
                        message -> ((ValidCorrection) message).correction(), Named.as(CorrectionValidator.TO_DOCUMENTS))
                .repartition(Repartitioned.<String, Correction>as("corrections")
                        .withKeySerde(TEXT)
                        .withValueSerde(new EventSerde<>(Correction.class)));
        return process(
                valid, "correct-statements", () -> new CorrectionProcessor(standing, meters), DocumentTable.STORES);
    }

    /** Answers and the wishes of documents meet under the answer's key, and the answers then meet their documents. */
    private KStream<String, Message> applyAnswers(KStream<String, Message> documents) {
        KStream<String, Message> opinions = process(
                source(Topics.OPINIONS, "opinions-in", Opinion.class),
                "change-answers",
                () -> new AnswerJoin<>(issue.id()),
                List.of(AnswerJoin.OPINIONS, AnswerJoin.WANTED));
        KStream<String, Message> wishes = process(
                repartition(AnswerWanted.class, documents, "only-wishes", "answers-wanted"),
                "want-answers",
                () -> new AnswerJoin<>(issue.id()),
                List.of(AnswerJoin.OPINIONS, AnswerJoin.WANTED));
        KStream<String, Message> found = opinions.merge(wishes, Named.as("answers-found"));
        return process(
                repartition(AnswerChange.class, found, "only-answers", "answers-by-document"),
                "label-statements",
                () -> new AnswerProcessor(standing, meters),
                DocumentTable.STORES);
    }

    /** All words of one actor meet in one partition. */
    private KStream<String, Message> gatherClusters(KStream<String, Message> statements) {
        return process(
                repartition(CarrierChange.class, statements, "only-carriers", "carriers-by-actor"),
                "gather-clusters",
                () -> new ClusterProcessor(restored),
                ActorStores.ALL);
    }

    /** A statement and its cluster meet under the statement's id. */
    private void writeStatements(KStream<String, Message> statements, KStream<String, Message> clusters) {
        KStream<String, Message> changed = process(
                repartition(StatementChange.class, statements, "only-statements", "statements-by-id"),
                "change-statements",
                () -> new StatementJoin<>(issue.id()),
                List.of(StatementJoin.STATEMENTS, StatementJoin.CLUSTERS));
        KStream<String, Message> assigned = process(
                repartition(ClusterAssignment.class, clusters, "only-assignments", "clusters-by-statement"),
                "assign-clusters",
                () -> new StatementJoin<>(issue.id()),
                List.of(StatementJoin.STATEMENTS, StatementJoin.CLUSTERS));
        sink(changed.merge(assigned, Named.as("clustered-statements")), "statements-out", Topics.STATEMENTS);
    }

    /** The trends of actors are counted where their words meet, those of sides in another sub-topology. */
    private KStream<String, Message> countClusters(KStream<String, Message> clusters) {
        KStream<String, Message> contributions = process(
                only(ClusterChange.class, clusters, "only-clusters"),
                "change-trends",
                ContributionProcessor::new,
                ActorStores.ALL);
        sink(contributions, ContributionProcessor.TO_TRENDS, Topics.TRENDS);
        sink(
                process(
                        repartition(SideChange.class, contributions, ContributionProcessor.TO_SIDES, "side-changes"),
                        "sum-sides",
                        SideTrendProcessor::new,
                        List.of(SideTrendProcessor.DAYS)),
                "side-trends-out",
                Topics.TRENDS);
        return contributions;
    }

    /** Shifts and changes of position are found among all statements of an issue, which meet under its id. */
    private void findShifts(KStream<String, Message> contributions, Optional<LocalDate> asOf) {
        ShiftAlerts decision = new ShiftAlerts(issue);
        PositionAlerts positions = new PositionAlerts(issue);
        KStream<String, Message> alerts = process(
                repartition(
                        DistinctStatementChange.class,
                        contributions,
                        ContributionProcessor.TO_DISTINCT,
                        "distinct-changes"),
                "find-shifts",
                () -> new ShiftAlertProcessor(decision, positions, asOf),
                ShiftAlertProcessor.STORES);
        sink(alerts, ShiftAlertProcessor.TO_SHIFTS, Topics.ALERTS_SHIFT);
        sink(alerts, ShiftAlertProcessor.TO_VOLUMES, Topics.ALERTS_VOLUME);
        sink(alerts, ShiftAlertProcessor.TO_FIRST_POSITIONS, Topics.ALERTS_FIRST_POSITION);
        sink(alerts, ShiftAlertProcessor.TO_UNCONFIRMED, Topics.ALERTS_UNCONFIRMED);
    }

    private <E extends Event> KStream<String, E> source(Topic topic, String name, Class<E> type) {
        return builder.stream(
                topic.name(), Consumed.with(TEXT, new EventSerde<>(type)).withName(name));
    }

    private <V> KStream<String, Message> process(
            KStream<String, V> from,
            String name,
            ProcessorSupplier<String, V, String, Message> processor,
            List<StoreSpec<?>> used) {
        used.stream().filter(stores::add).forEach(store -> builder.addStateStore(store.builder()));
        return from.process(
                () -> new EagerCommit<>(processor.get()),
                Named.as(name),
                used.stream().map(StoreSpec::name).toArray(String[]::new));
    }

    private static <M extends Message> KStream<String, M> only(
            Class<M> type, KStream<String, Message> messages, String name) {
        return messages.flatMapValues(
                message -> type.isInstance(message) ? List.of(type.cast(message)) : List.of(), Named.as(name));
    }

    private static <M extends Message> KStream<String, M> repartition(
            Class<M> type, KStream<String, Message> messages, String filter, String name) {
        return only(type, messages, filter)
                .repartition(
                        Repartitioned.<String, M>as(name).withKeySerde(TEXT).withValueSerde(new StateSerde<>(type)));
    }

    private static void sink(KStream<String, Message> from, String name, Topic topic) {
        from.to(topic.name(), Produced.with(TEXT, OUTPUT).withName(name));
    }
}
