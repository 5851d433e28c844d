package org.onrecord.processor.topology;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
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
import org.onrecord.processor.alert.ShiftAlerts;
import org.onrecord.processor.correction.Correcting;
import org.onrecord.processor.correction.KnownCorrections;
import org.onrecord.processor.shift.DistinctStatement;
import org.onrecord.processor.topology.ChangeTrends.PositionChange;
import org.onrecord.processor.topology.ChangeTrends.Series;
import org.onrecord.processor.topology.ChangeTrends.StatementChange;
import org.onrecord.processor.trend.Cluster;
import org.onrecord.processor.trend.Contribution;
import org.onrecord.processor.trend.Member;

/**
 * The line from documents to alerts, as Kafka Streams runs it.
 *
 * <p>Every state is a function of the set of documents and corrections: plain key-value stores, the calendar period in the key, sums that take
 * back exactly what they added. Every node, store and internal topic has a name.
 */
final class ProcessorTopology {
    private static final Serde<String> TEXT = Serdes.String();
    private static final Serde<Trend> TREND = new EventSerde<>(Trend.class);
    private static final Serde<Member> MEMBER = new StateSerde<>(Member.class);
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
        KStream<String, Object> changes = changes(clusters(builder), builder);
        trends(changes);
        firstPositions(changes, builder, issue);
        shifts(changes, builder, new ShiftAlerts(issue), asOf);
        Correcting correcting = new Correcting(issue);
        corrections(builder, issue, correcting, meters);
        Topology topology = builder.build(config);
        statements(topology, reader, correcting, meters);
        return topology;
    }

    /** Corrections are keyed by their own id on their topic; they meet their document by its id. */
    private static void corrections(StreamsBuilder builder, Issue issue, Correcting correcting, MeterRegistry meters) {
        CorrectionCheck check = new CorrectionCheck(issue);
        builder.addStateStore(store(CorrectStatements.STORE, new StateSerde<>(KnownCorrections.class)));
        builder.addStateStore(store(ReadDocuments.STATEMENTS, new EventSerde<>(Statement.class)));
        builder.stream(
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

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), TEXT, values);
    }

    private static void statements(
            Topology topology, DocumentReader reader, Correcting correcting, MeterRegistry meters) {
        topology.addSource(
                "documents-in",
                new StringDeserializer(),
                new EventSerde<>(DocumentEvent.class).deserializer(),
                Topics.DOCUMENTS.name());
        topology.addProcessor("read-documents", () -> new ReadDocuments(reader, correcting, meters), "documents-in");
        topology.addStateStore(store(ReadDocuments.STORE, new StateSerde<>(DocumentState.class)), "read-documents");
        topology.connectProcessorAndStateStores("read-documents", CorrectStatements.STORE, ReadDocuments.STATEMENTS);
        sink(topology, ReadDocuments.TO_STATEMENTS, Topics.STATEMENTS.name(), "read-documents", "correct-statements");
        sink(topology, ReadDocuments.TO_OUTCOMES, Topics.OUTCOMES.name(), "read-documents");
        sink(topology, ReadDocuments.TO_DEAD_LETTERS, Topics.DEAD_LETTERS.name(), "read-documents");
        sink(topology, CheckCorrections.TO_DEAD_LETTERS, Topics.DEAD_LETTERS.name(), "check-corrections");
    }

    private static void sink(Topology topology, String name, String topic, String... parents) {
        topology.addSink(name, topic, new StringSerializer(), new ByteArraySerializer(), parents);
    }

    private static KTable<String, Cluster> clusters(StreamsBuilder builder) {
        return builder.table(
                        Topics.STATEMENTS.name(),
                        Consumed.with(TEXT, new EventSerde<>(Statement.class)).withName("statements-in"),
                        Materialized.<String, Statement, KeyValueStore<Bytes, byte[]>>as("statements")
                                .withCachingDisabled())
                .filter((id, statement) -> statement.counts(), Named.as("counted-statements"))
                .groupBy(
                        (id, statement) -> KeyValue.pair(statement.cluster(), Member.of(statement)),
                        Grouped.with("clusters-by-words", TEXT, MEMBER))
                .aggregate(
                        Cluster::empty,
                        (id, member, cluster) -> cluster.with(member),
                        (id, member, cluster) -> cluster.without(member),
                        Named.as("gather-clusters"),
                        Materialized.<String, Cluster, KeyValueStore<Bytes, byte[]>>as("clusters")
                                .withKeySerde(TEXT)
                                .withValueSerde(CLUSTER));
    }

    private static KStream<String, Object> changes(KTable<String, Cluster> clusters, StreamsBuilder builder) {
        builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(ChangeTrends.STORE), TEXT, CLUSTER));
        return clusters.toStream(Named.as("cluster-changes"))
                .process(ChangeTrends::new, Named.as("change-trends"), ChangeTrends.STORE);
    }

    private static void trends(KStream<String, Object> changes) {
        changes.filter((key, change) -> change instanceof Trend, Named.as("only-trends"))
                .mapValues(Trend.class::cast, Named.as("as-trends"))
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

    private static void firstPositions(KStream<String, Object> changes, StreamsBuilder builder, Issue issue) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(RaiseFirstPositions.STORE), TEXT, new StateSerde<>(Series.class)));
        FirstPosition decision = new FirstPosition(issue);
        changes.filter((key, change) -> change instanceof PositionChange, Named.as("only-positions"))
                .mapValues(PositionChange.class::cast, Named.as("as-positions"))
                .repartition(Repartitioned.<String, PositionChange>as("position-changes")
                        .withKeySerde(TEXT)
                        .withValueSerde(new StateSerde<>(PositionChange.class)))
                .process(
                        () -> new RaiseFirstPositions(decision),
                        Named.as("raise-first-positions"),
                        RaiseFirstPositions.STORE)
                .to(
                        Topics.ALERTS_FIRST_POSITION.name(),
                        Produced.with(TEXT, new EventSerde<>(Alert.class)).withName("first-positions-out"));
    }

    /** Shifts are found among all statements of an issue, so that they meet at its id. */
    private static void shifts(
            KStream<String, Object> changes, StreamsBuilder builder, ShiftAlerts decision, Optional<LocalDate> asOf) {
        builder.addStateStore(store(FindShifts.STATEMENTS, new StateSerde<>(DistinctStatement.class)));
        builder.addStateStore(store(FindShifts.ALERTS, new EventSerde<>(Alert.class)));
        KStream<String, Alert> alerts = changes.filter(
                        (key, change) -> change instanceof StatementChange, Named.as("only-statements"))
                .mapValues(StatementChange.class::cast, Named.as("as-statements"))
                .repartition(Repartitioned.<String, StatementChange>as("statement-changes")
                        .withKeySerde(TEXT)
                        .withValueSerde(new StateSerde<>(StatementChange.class)))
                .process(
                        () -> new FindShifts(decision, asOf),
                        Named.as("find-shifts"),
                        FindShifts.STATEMENTS,
                        FindShifts.ALERTS);
        Serde<Alert> alert = new EventSerde<>(Alert.class);
        alerts.to(Topics.ALERTS_SHIFT.name(), Produced.with(TEXT, alert).withName(FindShifts.TO_SHIFTS));
        alerts.to(Topics.ALERTS_VOLUME.name(), Produced.with(TEXT, alert).withName(FindShifts.TO_VOLUMES));
    }
}
