package org.onrecord.processor.topology;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.onrecord.events.Alert;
import org.onrecord.events.Correction;
import org.onrecord.events.DocumentEvent;
import org.onrecord.events.Statement;
import org.onrecord.events.Trend;
import org.onrecord.events.issue.CorrectionCheck;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.topic.EventSerde;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.alert.FirstPosition;
import org.onrecord.processor.alert.Position;
import org.onrecord.processor.alert.Reversal;
import org.onrecord.processor.alert.ShiftAlerts;
import org.onrecord.processor.alert.Standing;
import org.onrecord.processor.correction.Correcting;
import org.onrecord.processor.correction.KnownCorrections;
import org.onrecord.processor.dedup.Carrier;
import org.onrecord.processor.dedup.Wording;
import org.onrecord.processor.shift.DistinctStatement;
import org.onrecord.processor.topology.ChangeTrends.DistinctChange;
import org.onrecord.processor.topology.ChangeTrends.PositionChange;
import org.onrecord.processor.topology.GatherClusters.Assigned;
import org.onrecord.processor.topology.StatementChange.CarrierChange;
import org.onrecord.processor.trend.Cluster;
import org.onrecord.processor.trend.Contribution;

/**
 * The line from documents to alerts, as Kafka Streams runs it.
 *
 * <p>Every state is a function of the set of documents and corrections: plain key-value stores, the calendar period in the key, sums that take
 * back exactly what they added. Every node, store and internal topic has a name.
 */
final class ProcessorTopology {
    private static final Serde<String> TEXT = Serdes.String();
    private static final Serde<Trend> TREND = new EventSerde<>(Trend.class);
    private static final Serde<Cluster> CLUSTER = new StateSerde<>(Cluster.class);

    private ProcessorTopology() {}

    /**
     * The topology.
     *
     * @param asOf the day as of which shifts are found; empty for today
     * @param config decides its optimisation
     */
    static Topology build(
            DocumentReader reader, Issue issue, Optional<LocalDate> asOf, MeterRegistry meters, Properties config) {
        StreamsBuilder builder = new StreamsBuilder();
        Correcting correcting = new Correcting(issue);
        builder.addStateStore(store(ReadDocuments.STATEMENTS, new EventSerde<>(Statement.class)));
        builder.addStateStore(store(CorrectStatements.STORE, new StateSerde<>(KnownCorrections.class)));
        KStream<String, Object> statements = documents(builder, reader, correcting, meters)
                .merge(corrections(builder, issue, correcting, meters), Named.as(StatementChange.TO_CHANGES));
        KStream<String, Object> clusters = clusters(statements, builder);
        statements(statements, clusters, builder);
        KStream<String, Object> changes = changes(clusters, builder);
        trends(changes);
        positionAlerts(changes, builder, issue);
        shifts(changes, builder, new ShiftAlerts(issue), asOf);
        Topology topology = builder.build(config);
        sink(topology, ReadDocuments.TO_OUTCOMES, Topics.OUTCOMES.name(), "read-documents");
        sink(topology, ReadDocuments.TO_DEAD_LETTERS, Topics.DEAD_LETTERS.name(), "read-documents");
        sink(topology, CheckCorrections.TO_DEAD_LETTERS, Topics.DEAD_LETTERS.name(), "check-corrections");
        positionAlertsOut(topology);
        return topology;
    }

    private static KStream<String, Object> documents(
            StreamsBuilder builder, DocumentReader reader, Correcting correcting, MeterRegistry meters) {
        builder.addStateStore(store(ReadDocuments.STORE, new StateSerde<>(DocumentState.class)));
        return builder.stream(
                        Topics.DOCUMENTS.name(),
                        Consumed.with(TEXT, new EventSerde<>(DocumentEvent.class))
                                .withName("documents-in"))
                .process(
                        () -> new ReadDocuments(reader, correcting, meters),
                        Named.as("read-documents"),
                        ReadDocuments.STORE,
                        ReadDocuments.STATEMENTS,
                        CorrectStatements.STORE);
    }

    /** Corrections are keyed by their own id on their topic; they meet their document by its id. */
    private static KStream<String, Object> corrections(
            StreamsBuilder builder, Issue issue, Correcting correcting, MeterRegistry meters) {
        CorrectionCheck check = new CorrectionCheck(issue);
        return builder.stream(
                        Topics.CORRECTIONS.name(),
                        Consumed.with(TEXT, new EventSerde<>(Correction.class)).withName("corrections-in"))
                .process(() -> new CheckCorrections(check), Named.as("check-corrections"))
                .mapValues(Correction.class::cast, Named.as(CheckCorrections.TO_DOCUMENTS))
                .repartition(Repartitioned.<String, Correction>as("corrections")
                        .withKeySerde(TEXT)
                        .withValueSerde(new EventSerde<>(Correction.class)))
                .process(
                        () -> new CorrectStatements(correcting, meters),
                        Named.as("correct-statements"),
                        CorrectStatements.STORE,
                        ReadDocuments.STATEMENTS);
    }

    /** Clusters, and the assignments of statements to them, by actor: all words of one actor meet in one partition. */
    private static KStream<String, Object> clusters(KStream<String, Object> statements, StreamsBuilder builder) {
        builder.addStateStore(store(GatherClusters.WORDINGS, new StateSerde<>(Wording.class)));
        builder.addStateStore(store(GatherClusters.CARRIERS, new StateSerde<>(Carrier.class)));
        builder.addStateStore(store(GatherClusters.BUCKETS, TEXT));
        builder.addStateStore(store(GatherClusters.COPIES, TEXT));
        return only(CarrierChange.class, statements, "carriers")
                .repartition(repartitioned("carriers-by-actor", CarrierChange.class))
                .process(
                        GatherClusters::new,
                        Named.as("gather-clusters"),
                        GatherClusters.WORDINGS,
                        GatherClusters.CARRIERS,
                        GatherClusters.BUCKETS,
                        GatherClusters.COPIES);
    }

    /** A statement and its cluster meet by the statement's id. */
    private static void statements(
            KStream<String, Object> statements, KStream<String, Object> clusters, StreamsBuilder builder) {
        builder.addStateStore(store(PutIntoClusters.STATEMENTS, new EventSerde<>(Statement.class)));
        builder.addStateStore(store(PutIntoClusters.CLUSTERS, TEXT));
        String[] stores = {PutIntoClusters.STATEMENTS, PutIntoClusters.CLUSTERS};
        only(StatementChange.class, statements, "statements")
                .repartition(repartitioned("statements-by-id", StatementChange.class))
                .process(PutIntoClusters.OfStatements::new, Named.as("change-statements"), stores)
                .merge(
                        only(Assigned.class, clusters, "assignments")
                                .repartition(repartitioned("clusters-by-statement", Assigned.class))
                                .process(PutIntoClusters.OfClusters::new, Named.as("assign-clusters"), stores),
                        Named.as("clustered-statements"))
                .to(
                        Topics.STATEMENTS.name(),
                        Produced.with(TEXT, Serdes.ByteArray()).withName("statements-out"));
    }

    private static <V> KStream<String, V> only(Class<V> type, KStream<String, Object> all, String name) {
        return all.filter((key, value) -> type.isInstance(value), Named.as("only-" + name))
                .mapValues(type::cast, Named.as("as-" + name));
    }

    private static <V> Repartitioned<String, V> repartitioned(String name, Class<V> type) {
        return Repartitioned.<String, V>as(name).withKeySerde(TEXT).withValueSerde(new StateSerde<>(type));
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), TEXT, values);
    }

    private static void sink(Topology topology, String name, String topic, String... parents) {
        topology.addSink(name, topic, new StringSerializer(), new ByteArraySerializer(), parents);
    }

    private static KStream<String, Object> changes(KStream<String, Object> clusters, StreamsBuilder builder) {
        builder.addStateStore(store(ChangeTrends.STORE, CLUSTER));
        return only(Cluster.class, clusters, "clusters")
                .process(ChangeTrends::new, Named.as("change-trends"), ChangeTrends.STORE);
    }

    private static void trends(KStream<String, Object> changes) {
        only(Trend.class, changes, "trends")
                .groupByKey(Grouped.with("trend-changes", TEXT, TREND))
                .reduce(
                        Contribution::sum,
                        Named.as("sum-trends"),
                        Materialized.<String, Trend, KeyValueStore<Bytes, byte[]>>as("trend-sums")
                                .withKeySerde(TEXT)
                                .withValueSerde(TREND))
                .toStream(Named.as("trend-updates"))
                .processValues(() -> new DescribeTrends(), Named.as("describe-trends"))
                .to(Topics.TRENDS.name(), Produced.with(TEXT, TREND).withName("trends-out"));
    }

    private static void positionAlerts(KStream<String, Object> changes, StreamsBuilder builder, Issue issue) {
        builder.addStateStore(store(RaisePositionAlerts.STORE, new StateSerde<>(Position.class)));
        builder.addStateStore(store(RaisePositionAlerts.STANDINGS, new StateSerde<>(Standing.class)));
        FirstPosition first = new FirstPosition(issue);
        Reversal reversal = new Reversal(issue);
        only(PositionChange.class, changes, "positions")
                .repartition(repartitioned("position-changes", PositionChange.class))
                .process(
                        () -> new RaisePositionAlerts(first, reversal),
                        Named.as("raise-position-alerts"),
                        RaisePositionAlerts.STORE,
                        RaisePositionAlerts.STANDINGS);
    }

    private static void positionAlertsOut(Topology topology) {
        sink(
                topology,
                RaisePositionAlerts.TO_FIRST_POSITIONS,
                Topics.ALERTS_FIRST_POSITION.name(),
                "raise-position-alerts");
        sink(topology, RaisePositionAlerts.TO_SHIFTS, Topics.ALERTS_SHIFT.name(), "raise-position-alerts");
    }

    /** Shifts are found among all statements of an issue, so that they meet at its id. */
    private static void shifts(
            KStream<String, Object> changes, StreamsBuilder builder, ShiftAlerts decision, Optional<LocalDate> asOf) {
        builder.addStateStore(store(FindShifts.STATEMENTS, new StateSerde<>(DistinctStatement.class)));
        builder.addStateStore(store(FindShifts.ALERTS, new EventSerde<>(Alert.class)));
        builder.addStateStore(store(FindShifts.LOOKED, TEXT));
        KStream<String, Alert> alerts = only(DistinctChange.class, changes, "distinct")
                .repartition(repartitioned("distinct-changes", DistinctChange.class))
                .process(
                        () -> new FindShifts(decision, asOf),
                        Named.as("find-shifts"),
                        FindShifts.STATEMENTS,
                        FindShifts.ALERTS,
                        FindShifts.LOOKED);
        Serde<Alert> alert = new EventSerde<>(Alert.class);
        alerts.to(Topics.ALERTS_SHIFT.name(), Produced.with(TEXT, alert).withName(FindShifts.TO_SHIFTS));
        alerts.to(Topics.ALERTS_VOLUME.name(), Produced.with(TEXT, alert).withName(FindShifts.TO_VOLUMES));
    }
}
