package org.onrecord.processor.topology;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.onrecord.events.Trend;
import org.onrecord.processor.alert.Position;
import org.onrecord.processor.shift.DistinctStatement;
import org.onrecord.processor.topology.Message.ClusterChange;
import org.onrecord.processor.topology.Message.DistinctStatementChange;
import org.onrecord.processor.topology.Message.PositionChange;
import org.onrecord.processor.topology.Message.TrendChange;
import org.onrecord.processor.topology.store.StoreSpec;
import org.onrecord.processor.trend.Cluster;
import org.onrecord.processor.trend.Contribution;

/**
 * Turns each change of a cluster into changes of trends, of positions, and of the statement that counts for shifts.
 *
 * <p>Stores each cluster as it was last counted, so that its contribution can be taken back exactly.
 */
final class ContributionProcessor extends ContextualProcessor<String, ClusterChange, String, Message> {
    static final StoreSpec<Cluster> CLUSTERS = StoreSpec.ofState("clusters-counted", Cluster.class);

    private KeyValueStore<String, Cluster> counted;

    @Override
    @Initializer
    public void init(ProcessorContext<String, Message> context) {
        super.init(context);
        counted = CLUSTERS.in(context);
    }

    @Override
    public void process(Record<String, ClusterChange> record) {
        String id = record.key();
        Cluster before = Objects.requireNonNullElseGet(counted.get(id), Cluster::empty);
        Cluster after = record.value().cluster();
        for (Trend change : Contribution.change(Contribution.of(before), Contribution.of(after))) {
            forward(change.key(), new TrendChange(change), record);
        }
        Map<String, Position> was = Position.of(before);
        Map<String, Position> is = Position.of(after);
        TreeSet<String> series = new TreeSet<>(was.keySet());
        series.addAll(is.keySet());
        for (String each : series) {
            if (!Objects.equals(was.get(each), is.get(each))) {
                forward(each, new PositionChange(id, is.get(each)), record);
            }
        }
        distinctChange(id, before, after).ifPresent(change -> forward(change.issue(), change, record));
        if (after.members().isEmpty()) {
            counted.delete(id);
        } else {
            counted.put(id, after);
        }
    }

    private void forward(String key, Message message, Record<?, ?> cause) {
        context().forward(new Record<>(key, message, cause.timestamp()));
    }

    private static Optional<DistinctStatementChange> distinctChange(String id, Cluster before, Cluster after) {
        Optional<DistinctStatement> was = DistinctStatement.of(id, before);
        Optional<DistinctStatement> is = DistinctStatement.of(id, after);
        return was.equals(is)
                ? Optional.empty()
                : is.or(() -> was)
                        .map(one -> new DistinctStatementChange(one.member().issue(), id, is.orElse(null)));
    }
}
