package org.onrecord.processor.topology.cluster;

import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.onrecord.events.Trend.Holder;
import org.onrecord.processor.shift.DistinctStatement;
import org.onrecord.processor.topology.message.Initializer;
import org.onrecord.processor.topology.message.Message;
import org.onrecord.processor.topology.message.Message.ClusterChange;
import org.onrecord.processor.topology.message.Message.DistinctStatementChange;
import org.onrecord.processor.topology.message.Message.SideChange;
import org.onrecord.processor.topology.message.OutputRecords;
import org.onrecord.processor.topology.store.StoreDayTable;
import org.onrecord.processor.trend.Cluster;
import org.onrecord.processor.trend.Contribution;
import org.onrecord.processor.trend.DayChange;
import org.onrecord.processor.trend.TrendSums;

/**
 * Turns each change of a cluster into changes of trends, and of the statement that counts for shifts and positions. All words of an actor are in
 * one partition, so that the actor's trends are summed up here; those of its side elsewhere.
 */
public final class ContributionProcessor extends ContextualProcessor<String, ClusterChange, String, Message> {
    public static final String TO_TRENDS = "actor-trends-out";
    public static final String TO_SIDES = "changes-of-sides";
    public static final String TO_DISTINCT = "changes-of-distinct";

    private KeyValueStore<String, Cluster> counted;
    private TrendSums sums;

    @Override
    @Initializer
    public void init(ProcessorContext<String, Message> context) {
        super.init(context);
        counted = ActorStores.CLUSTERS.in(context);
        sums = new TrendSums(new StoreDayTable(ActorStores.DAYS.in(context)));
    }

    @Override
    public void process(Record<String, ClusterChange> record) {
        String id = record.key();
        Cluster before = Objects.requireNonNullElseGet(counted.get(id), Cluster::empty);
        Cluster after = record.value().cluster();
        if (after.equals(before)) {
            return;
        }
        for (DayChange change : Contribution.change(before, after)) {
            if (change.holder().kind() == Holder.Kind.SIDE) {
                forward(change.issue() + "/" + change.holder().id(), new SideChange(change), record, TO_SIDES);
            } else {
                sums.add(change)
                        .forEach(trend -> context().forward(OutputRecords.trend(trend, record.timestamp()), TO_TRENDS));
            }
        }
        distinctChange(id, before, after).ifPresent(change -> forward(change.issue(), change, record, TO_DISTINCT));
        counted.put(id, after.members().isEmpty() ? null : after);
    }

    private void forward(String key, Message message, Record<?, ?> cause, String child) {
        context().forward(new Record<>(key, message, cause.timestamp()), child);
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
