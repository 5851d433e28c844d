package org.onrecord.processor.topology.alert;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.processor.alert.FirstPosition;
import org.onrecord.processor.alert.Position;
import org.onrecord.processor.alert.PositionAlert;
import org.onrecord.processor.alert.Reversal;
import org.onrecord.processor.alert.SeriesSummary;
import org.onrecord.processor.alert.WithdrawalReason;
import org.onrecord.processor.topology.cluster.ActorStores;
import org.onrecord.processor.topology.message.Initializer;
import org.onrecord.processor.topology.message.Message;
import org.onrecord.processor.topology.message.Message.PositionChange;
import org.onrecord.processor.topology.message.OutputRecords;

/**
 * Keeps the alerts of first positions and reversals up to date: raises them, and withdraws them with the reason when a correction, a new
 * version or an older document undoes them. What is not sure enough goes to the topic of unconfirmed alerts, and moves when a person or a
 * further statement confirms it.
 *
 * <p>The positions of a series are read only if its {@link SeriesSummary} does not tell how a change affects its alerts.
 */
public final class PositionAlertProcessor extends ContextualProcessor<String, PositionChange, String, Message> {
    public static final String TO_FIRST_POSITIONS = "first-positions-out";
    public static final String TO_SHIFTS = "reversals-out";
    public static final String TO_UNCONFIRMED = "unconfirmed-out";

    private final FirstPosition first;
    private final Reversal reversal;
    private KeyValueStore<String, Position> positions;
    private KeyValueStore<String, SeriesSummary> summaries;

    public PositionAlertProcessor(FirstPosition first, Reversal reversal) {
        this.first = first;
        this.reversal = reversal;
    }

    @Override
    @Initializer
    public void init(ProcessorContext<String, Message> context) {
        super.init(context);
        positions = ActorStores.POSITIONS.in(context);
        summaries = ActorStores.SUMMARIES.in(context);
    }

    @Override
    public void process(Record<String, PositionChange> record) {
        String series = record.key();
        String cluster = record.value().cluster();
        @Nullable Position position = record.value().position();
        SeriesSummary before = Objects.requireNonNullElse(summaries.get(series), SeriesSummary.EMPTY);
        @Nullable Position was = positions.get(ActorStores.positionKey(series, cluster));
        Optional<SeriesSummary> enough = before.changed(cluster, was, position);
        Map<String, Position> known = enough.isEmpty() ? byCluster(series) : before.firstPositions();
        put(ActorStores.positionKey(series, cluster), position, positions);
        Map<String, Position> now =
                enough.map(SeriesSummary::firstPositions).orElseGet(() -> changed(known, cluster, position));
        SeriesSummary after = enough.orElseGet(() -> SeriesSummary.of(now));
        if (!after.equals(before)) {
            put(series, after.equals(SeriesSummary.EMPTY) ? null : after, summaries);
        }
        Map<String, Position> present = new TreeMap<>(enough.isPresent() ? known : Map.of());
        present.putAll(now);
        boolean whole = enough.isEmpty();
        forwardChanges(alerts(series, known, whole), alerts(series, now, whole), present, record.timestamp());
    }

    private static <V> void put(String key, @Nullable V value, KeyValueStore<String, V> store) {
        if (value == null) {
            store.delete(key);
        } else {
            store.put(key, value);
        }
    }

    private static Map<String, Position> changed(
            Map<String, Position> known, String cluster, @Nullable Position position) {
        TreeMap<String, Position> now = new TreeMap<>(known);
        if (position == null) {
            now.remove(cluster);
        } else {
            now.put(cluster, position);
        }
        return now;
    }

    private TreeMap<String, Position> byCluster(String series) {
        String prefix = ActorStores.positionKey(series, "");
        TreeMap<String, Position> byCluster = new TreeMap<>();
        try (KeyValueIterator<String, Position> all = positions.prefixScan(prefix, new StringSerializer())) {
            while (all.hasNext()) {
                KeyValue<String, Position> each = all.next();
                String cluster = each.key.substring(prefix.length());
                // The name of another actor may begin with this one's and a slash. The id of a cluster has no slash.
                if (cluster.indexOf('/') < 0) {
                    byCluster.put(cluster, each.value);
                }
            }
        }
        return byCluster;
    }

    /** @param whole true if these are all positions of the series; reversals do not change otherwise */
    private Map<String, PositionAlert> alerts(String series, Map<String, Position> byCluster, boolean whole) {
        Map<String, PositionAlert> alerts = new LinkedHashMap<>();
        first.of(series, byCluster).forEach(each -> alerts.put(each.alert().id(), each));
        if (whole) {
            reversal.of(series, byCluster)
                    .forEach(each -> alerts.put(each.alert().id(), each));
        }
        return alerts;
    }

    private void forwardChanges(
            Map<String, PositionAlert> before,
            Map<String, PositionAlert> after,
            Map<String, Position> present,
            long timestamp) {
        before.forEach((id, was) -> {
            PositionAlert is = after.get(id);
            if (is == null || is.confirmed() != was.confirmed()) {
                String reason = WithdrawalReason.of(was, after.values(), present.values());
                forward(OutputRecords.withdrawal(was.alert(), reason, timestamp), was);
            }
        });
        after.forEach((id, is) -> {
            if (!is.equals(before.get(id))) {
                forward(OutputRecords.event(is.alert(), timestamp), is);
            }
        });
    }

    private void forward(Record<String, Message> record, PositionAlert alert) {
        String confirmed = alert.alert().kind() == Alert.Kind.FIRST_POSITION ? TO_FIRST_POSITIONS : TO_SHIFTS;
        context().forward(record, alert.confirmed() ? confirmed : TO_UNCONFIRMED);
    }
}
