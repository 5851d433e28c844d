package org.onrecord.processor.topology;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Trend;
import org.onrecord.processor.alert.Position;
import org.onrecord.processor.shift.DistinctStatement;
import org.onrecord.processor.trend.Cluster;
import org.onrecord.processor.trend.Contribution;

/**
 * Turns each change of a cluster into what must be added to the trends, into the positions that it gives up or takes, and into the
 * statement that shifts are found among.
 *
 * <p>Remembers the cluster that was last counted, so that what it added can be taken back exactly.
 */
final class ChangeTrends implements Processor<String, Cluster, String, Object> {
    static final String STORE = "clusters-counted";

    private @Nullable ProcessorContext<String, Object> context;
    private @Nullable KeyValueStore<String, Cluster> counted;

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        counted = processorContext.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, Cluster> record) {
        ProcessorContext<String, Object> out = Objects.requireNonNull(context);
        KeyValueStore<String, Cluster> store = Objects.requireNonNull(counted);
        String id = record.key();
        Cluster before = Objects.requireNonNullElseGet(store.get(id), Cluster::empty);
        Cluster after = Objects.requireNonNullElseGet(record.value(), Cluster::empty);
        for (Trend change : Contribution.change(Contribution.of(before), Contribution.of(after))) {
            out.forward(new Record<>(change.key(), change, record.timestamp()));
        }
        Map<String, Position> was = Position.of(before);
        Map<String, Position> is = Position.of(after);
        TreeSet<String> series = new TreeSet<>(was.keySet());
        series.addAll(is.keySet());
        for (String each : series) {
            if (!Objects.equals(was.get(each), is.get(each))) {
                out.forward(new Record<>(each, new PositionChange(id, is.get(each)), record.timestamp()));
            }
        }
        distinctChange(id, before, after)
                .ifPresent(change -> out.forward(new Record<>(change.issue(), change, record.timestamp())));
        if (after.members().isEmpty()) {
            store.delete(id);
        } else {
            store.put(id, after);
        }
    }

    private static Optional<DistinctChange> distinctChange(String id, Cluster before, Cluster after) {
        Optional<DistinctStatement> was = DistinctStatement.of(id, before);
        Optional<DistinctStatement> is = DistinctStatement.of(id, after);
        return was.equals(is)
                ? Optional.empty()
                : is.or(() -> was).map(one -> new DistinctChange(one.member().issue(), id, is.orElse(null)));
    }

    /**
     * What a cluster counts as, as it is now.
     *
     * @param issue its issue
     * @param cluster id
     * @param statement null where the cluster is empty
     */
    record DistinctChange(
            String issue, String cluster, @Nullable DistinctStatement statement) {}

    /**
     * A cluster's position in a series, as it is now.
     *
     * @param cluster id
     * @param position null where the cluster no longer takes a side
     */
    record PositionChange(String cluster, @Nullable Position position) {}
}
