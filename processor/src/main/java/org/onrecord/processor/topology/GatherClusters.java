package org.onrecord.processor.topology;

import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.processor.dedup.Carrier;
import org.onrecord.processor.dedup.Clusters;
import org.onrecord.processor.topology.StatementChange.CarrierChange;

/** Gathers the carriers of an actor's words into clusters; sends on each cluster that changed, and to each statement its cluster. */
final class GatherClusters implements Processor<String, CarrierChange, String, Object> {
    static final String WORDINGS = "wordings";
    static final String CARRIERS = "carriers";
    static final String BUCKETS = "wording-buckets";
    static final String COPIES = "wording-copies";

    private @Nullable ProcessorContext<String, Object> context;
    private @Nullable Clusters clusters;

    /**
     * The cluster that a statement has among the words of an actor.
     *
     * @param who whose words they are, as in {@link Carrier}
     * @param cluster null where the statement is none of that actor's any more
     */
    record Assigned(String who, @Nullable String cluster) {}

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        clusters = new Clusters(new Clusters.Shelves(
                shelf(processorContext.getStateStore(WORDINGS)),
                shelf(processorContext.getStateStore(CARRIERS)),
                shelf(processorContext.getStateStore(BUCKETS)),
                shelf(processorContext.getStateStore(COPIES))));
    }

    private static <V> StoreShelf<V> shelf(KeyValueStore<String, V> store) {
        return new StoreShelf<>(store);
    }

    @Override
    public void process(Record<String, CarrierChange> record) {
        ProcessorContext<String, Object> out = Objects.requireNonNull(context);
        Carrier carrier = record.value().carrier();
        Clusters gathering = Objects.requireNonNull(clusters);
        Clusters.Changes changes = record.value().gone() ? gathering.without(carrier) : gathering.with(carrier);
        changes.clusters().forEach((id, cluster) -> out.forward(new Record<>(id, cluster, record.timestamp())));
        if (record.value().gone()) {
            out.forward(new Record<>(carrier.statement(), new Assigned(carrier.who(), null), record.timestamp()));
        }
        changes.statements()
                .forEach((statement, cluster) ->
                        out.forward(new Record<>(statement, new Assigned(carrier.who(), cluster), record.timestamp())));
    }
}
