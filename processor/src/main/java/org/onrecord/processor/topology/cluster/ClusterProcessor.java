package org.onrecord.processor.topology.cluster;

import java.util.SortedMap;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.onrecord.processor.dedup.Carrier;
import org.onrecord.processor.dedup.Clusters;
import org.onrecord.processor.topology.message.Initializer;
import org.onrecord.processor.topology.message.Message;
import org.onrecord.processor.topology.message.Message.CarrierChange;
import org.onrecord.processor.topology.message.Message.ClusterAssignment;
import org.onrecord.processor.topology.message.Message.ClusterChange;
import org.onrecord.processor.topology.store.RestoredTasks;

/** Groups the carriers of an actor's words into clusters. Sends each cluster that changed, and to each statement its place. */
public final class ClusterProcessor extends ContextualProcessor<String, CarrierChange, String, Message> {
    private final RestoredTasks restored;
    private ActorStores stores;
    private Clusters clusters;

    public ClusterProcessor(RestoredTasks restored) {
        this.restored = restored;
    }

    @Override
    @Initializer
    public void init(ProcessorContext<String, Message> context) {
        super.init(context);
        stores = new ActorStores(context, restored);
        clusters = new Clusters(stores.tables());
    }

    @Override
    public void process(Record<String, CarrierChange> record) {
        Carrier carrier = record.value().carrier();
        boolean gone = record.value().gone();
        stores.select(carrier.who());
        Clusters.Changes changes = gone ? clusters.without(carrier) : clusters.with(carrier);
        // The contributions of the changed clusters, which are sent next, replace the clusters as they were.
        SortedMap<String, Clusters.Place> places = changes.places(stores::counted);
        changes.clusters().forEach((id, cluster) -> forward(id, new ClusterChange(cluster), record));
        if (gone) {
            forward(carrier.statement(), new ClusterAssignment(carrier.who(), null, false), record);
        }
        places.forEach((statement, place) ->
                forward(statement, new ClusterAssignment(carrier.who(), place.cluster(), place.copy()), record));
    }

    private void forward(String key, Message message, Record<?, ?> cause) {
        context().forward(new Record<>(key, message, cause.timestamp()));
    }
}
