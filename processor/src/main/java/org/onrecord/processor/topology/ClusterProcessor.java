package org.onrecord.processor.topology;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.onrecord.processor.dedup.Carrier;
import org.onrecord.processor.dedup.Clusters;
import org.onrecord.processor.dedup.Wording;
import org.onrecord.processor.topology.Message.CarrierChange;
import org.onrecord.processor.topology.Message.ClusterAssignment;
import org.onrecord.processor.topology.Message.ClusterChange;
import org.onrecord.processor.topology.store.StoreSpec;

/** Groups the carriers of an actor's words into clusters. Sends each cluster that changed, and to each statement its cluster. */
final class ClusterProcessor extends ContextualProcessor<String, CarrierChange, String, Message> {
    static final StoreSpec<Wording> WORDINGS = StoreSpec.ofState("wordings", Wording.class);
    static final StoreSpec<Carrier> CARRIERS = StoreSpec.ofState("carriers", Carrier.class);
    static final StoreSpec<String> BUCKETS = StoreSpec.ofText("wording-buckets");
    static final StoreSpec<String> COPIES = StoreSpec.ofText("wording-copies");

    private Clusters clusters;

    @Override
    @Initializer
    public void init(ProcessorContext<String, Message> context) {
        super.init(context);
        clusters = new Clusters(new Clusters.Tables(
                table(WORDINGS, context), table(CARRIERS, context), table(BUCKETS, context), table(COPIES, context)));
    }

    private static <V> StoreClusterTable<V> table(StoreSpec<V> store, ProcessorContext<?, ?> context) {
        return new StoreClusterTable<>(store.in(context));
    }

    @Override
    public void process(Record<String, CarrierChange> record) {
        Carrier carrier = record.value().carrier();
        boolean gone = record.value().gone();
        Clusters.Changes changes = gone ? clusters.without(carrier) : clusters.with(carrier);
        changes.clusters().forEach((id, cluster) -> forward(id, new ClusterChange(cluster), record));
        if (gone) {
            forward(carrier.statement(), new ClusterAssignment(carrier.who(), null), record);
        }
        changes.statements()
                .forEach((statement, cluster) ->
                        forward(statement, new ClusterAssignment(carrier.who(), cluster), record));
    }

    private void forward(String key, Message message, Record<?, ?> cause) {
        context().forward(new Record<>(key, message, cause.timestamp()));
    }
}
