package org.onrecord.processor.topology.cluster;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.IssueKey;
import org.onrecord.events.Statement;
import org.onrecord.processor.dedup.Carrier;
import org.onrecord.processor.topology.message.Initializer;
import org.onrecord.processor.topology.message.Message;
import org.onrecord.processor.topology.message.Message.ClusterAssignment;
import org.onrecord.processor.topology.message.Message.StatementChange;
import org.onrecord.processor.topology.message.OutputRecords;
import org.onrecord.processor.topology.store.StoreSpec;

/**
 * Joins statements with their clusters: writes a statement as soon as it has a cluster, and again when it gets
 * another one, or starts or stops standing for it.
 *
 * <p>A statement and its cluster come from different partitions, in any order. They meet here by the statement's id, so that only one process
 * writes the record of a statement. After a correction of the speaker, the partitions of two actors may each assign a cluster to the same
 * statement: both are stored, and the one of the actor that the statement names holds.
 */
public final class StatementJoin<V extends Message> extends ContextualProcessor<String, V, String, Message> {
    /** The statements as they now are, except for their clusters, by id. */
    public static final StoreSpec<Statement> STATEMENTS = StoreSpec.ofState("statements", Statement.class);

    /** Clusters by statement and actor, those of copies with {@link #COPY} behind the id. */
    public static final StoreSpec<String> CLUSTERS = StoreSpec.ofText("clusters-assigned");

    private static final String COPY = "/copy";

    private final String issue;
    private KeyValueStore<String, Statement> statements;
    private KeyValueStore<String, String> clusters;

    public StatementJoin(String issue) {
        this.issue = issue;
    }

    /** Takes a statement or its cluster. */
    @Override
    public void process(Record<String, V> record) {
        if (record.value() instanceof ClusterAssignment assignment) {
            assign(record.key(), assignment, record.timestamp());
        } else if (record.value() instanceof StatementChange change) {
            change(record.key(), change.statement(), record.timestamp());
        }
    }

    @Override
    @Initializer
    public void init(ProcessorContext<String, Message> context) {
        super.init(context);
        statements = STATEMENTS.in(context);
        clusters = CLUSTERS.in(context);
    }

    private void change(String id, @Nullable Statement statement, long timestamp) {
        if (statement == null) {
            statements.delete(id);
            context().forward(OutputRecords.tombstone(IssueKey.of(issue, id), timestamp));
            return;
        }
        statements.put(id, statement);
        if (!statement.counts()) {
            context().forward(OutputRecords.event(statement, timestamp));
            return;
        }
        @Nullable String cluster = clusters.get(key(id, Carrier.who(statement)));
        if (cluster != null) {
            write(statement, cluster, timestamp);
        }
    }

    private void assign(String id, ClusterAssignment assignment, long timestamp) {
        String key = key(id, assignment.who());
        @Nullable String cluster = assignment.cluster();
        if (cluster == null) {
            clusters.delete(key);
            return;
        }
        String stored = assignment.copy() ? cluster + COPY : cluster;
        clusters.put(key, stored);
        @Nullable Statement statement = statements.get(id);
        if (statement != null && statement.counts() && Carrier.who(statement).equals(assignment.who())) {
            write(statement, stored, timestamp);
        }
    }

    private void write(Statement statement, String stored, long timestamp) {
        boolean copy = stored.endsWith(COPY);
        String cluster = copy ? stored.substring(0, stored.length() - COPY.length()) : stored;
        context().forward(OutputRecords.event(statement.withCluster(cluster, copy), timestamp));
    }

    private static String key(String id, String who) {
        return id + "/" + who;
    }
}
