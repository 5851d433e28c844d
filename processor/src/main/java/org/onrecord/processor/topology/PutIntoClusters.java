package org.onrecord.processor.topology;

import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.EventJson;
import org.onrecord.events.Statement;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.processor.dedup.Carrier;
import org.onrecord.processor.topology.GatherClusters.Assigned;

/**
 * Puts each statement on its topic with its cluster, as soon as it has one, and anew when it has another.
 *
 * <p>A statement and its cluster come from different partitions, in any order. They meet here by the statement's id, so that one process
 * alone writes the record of a statement. What an actor's partition says of a statement that a correction has moved to another actor lies
 * beside what the other's says: the one that the statement names holds.
 */
final class PutIntoClusters {
    /** The statements as they stand, but for their clusters, by id. */
    static final String STATEMENTS = "statements";

    /** Clusters by statement and actor. */
    static final String CLUSTERS = "clusters-assigned";

    private @Nullable ProcessorContext<String, byte[]> context;
    private @Nullable KeyValueStore<String, Statement> statements;
    private @Nullable KeyValueStore<String, String> clusters;

    private PutIntoClusters() {}

    /** Takes statements as they come, change and go. */
    static final class OfStatements implements Processor<String, StatementChange, String, byte[]> {
        private final PutIntoClusters put = new PutIntoClusters();

        @Override
        public void init(ProcessorContext<String, byte[]> context) {
            put.init(context);
        }

        @Override
        public void process(Record<String, StatementChange> record) {
            put.change(record.key(), record.value().statement(), record.timestamp());
        }
    }

    /** Takes the clusters that statements get. */
    static final class OfClusters implements Processor<String, Assigned, String, byte[]> {
        private final PutIntoClusters put = new PutIntoClusters();

        @Override
        public void init(ProcessorContext<String, byte[]> context) {
            put.init(context);
        }

        @Override
        public void process(Record<String, Assigned> record) {
            put.assign(record.key(), record.value(), record.timestamp());
        }
    }

    private void init(ProcessorContext<String, byte[]> processorContext) {
        context = processorContext;
        statements = processorContext.getStateStore(STATEMENTS);
        clusters = processorContext.getStateStore(CLUSTERS);
    }

    private void change(String id, @Nullable Statement statement, long timestamp) {
        KeyValueStore<String, Statement> store = Objects.requireNonNull(statements);
        if (statement == null) {
            store.delete(id);
            forward(tombstone(id, timestamp));
            return;
        }
        store.put(id, statement);
        if (!statement.counts()) {
            send(statement, timestamp);
            return;
        }
        @Nullable String cluster = Objects.requireNonNull(clusters).get(key(id, Carrier.who(statement)));
        if (cluster != null) {
            send(statement.withCluster(cluster), timestamp);
        }
    }

    private void assign(String id, Assigned assigned, long timestamp) {
        KeyValueStore<String, String> store = Objects.requireNonNull(clusters);
        @Nullable String cluster = assigned.cluster();
        if (cluster == null) {
            store.delete(key(id, assigned.who()));
            return;
        }
        store.put(key(id, assigned.who()), cluster);
        @Nullable Statement statement = Objects.requireNonNull(statements).get(id);
        if (statement != null && statement.counts() && Carrier.who(statement).equals(assigned.who())) {
            send(statement.withCluster(cluster), timestamp);
        }
    }

    private static String key(String id, String who) {
        return id + "/" + who;
    }

    private void send(Statement statement, long timestamp) {
        Headers headers = new RecordHeaders();
        CloudEvents.describe(headers, statement, "processor", Instant.ofEpochMilli(timestamp));
        forward(new Record<>(statement.key(), EventJson.write(statement), timestamp, headers));
    }

    private void forward(Record<String, byte[]> record) {
        Objects.requireNonNull(context).forward(record);
    }

    @SuppressWarnings("NullAway") // A tombstone is a record without a value.
    private static Record<String, byte[]> tombstone(String key, long timestamp) {
        return new Record<>(key, null, timestamp);
    }
}
