package org.onrecord.processor.topology;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.EventJson;
import org.onrecord.events.topic.AlertWithdrawal;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.processor.alert.FirstPosition;
import org.onrecord.processor.alert.Position;
import org.onrecord.processor.alert.Reversal;
import org.onrecord.processor.topology.ChangeTrends.PositionChange;

/**
 * Keeps the alerts of each series of positions standing, of its first one and of its reversals: raises them, and withdraws them by a
 * tombstone that says why when a correction, a new version or late history undoes them.
 *
 * <p>Emits to its children by name: one for each kind of alert.
 */
final class RaisePositionAlerts implements Processor<String, PositionChange, String, byte[]> {
    /** Each position by series and cluster: a series as one record would be written whole at each change, and it only grows. */
    static final String STORE = "positions";

    static final String TO_FIRST_POSITIONS = "first-positions-out";
    static final String TO_SHIFTS = "reversals-out";

    private final FirstPosition first;
    private final Reversal reversal;
    private @Nullable ProcessorContext<String, byte[]> context;
    private @Nullable KeyValueStore<String, Position> positions;

    RaisePositionAlerts(FirstPosition first, Reversal reversal) {
        this.first = first;
        this.reversal = reversal;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> processorContext) {
        context = processorContext;
        positions = processorContext.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, PositionChange> record) {
        String series = record.key();
        TreeMap<String, Position> byCluster = byCluster(series);
        Map<String, Alert> stood = alerts(series, byCluster);
        change(series, byCluster, record.value());
        Map<String, Alert> stands = alerts(series, byCluster);
        stood.values().stream()
                .filter(alert -> !stands.containsKey(alert.id()))
                .forEach(alert -> withdraw(alert, reason(alert, stands.values(), byCluster), record.timestamp()));
        stands.values().stream()
                .filter(alert -> !alert.equals(stood.get(alert.id())))
                .forEach(alert -> raise(alert, record.timestamp()));
    }

    private TreeMap<String, Position> byCluster(String series) {
        String prefix = key(series, "");
        TreeMap<String, Position> byCluster = new TreeMap<>();
        try (KeyValueIterator<String, Position> all =
                Objects.requireNonNull(positions).prefixScan(prefix, new StringSerializer())) {
            while (all.hasNext()) {
                KeyValue<String, Position> each = all.next();
                String cluster = each.key.substring(prefix.length());
                // Another actor's name may go on after a slash; a cluster's id has none.
                if (cluster.indexOf('/') < 0) {
                    byCluster.put(cluster, each.value);
                }
            }
        }
        return byCluster;
    }

    private static String key(String series, String cluster) {
        return series + "/" + cluster;
    }

    private Map<String, Alert> alerts(String series, Map<String, Position> byCluster) {
        Map<String, Alert> alerts = new LinkedHashMap<>();
        first.of(series, byCluster).ifPresent(alert -> alerts.put(alert.id(), alert));
        reversal.of(series, byCluster).forEach(alert -> alerts.put(alert.id(), alert));
        return alerts;
    }

    private void change(String series, TreeMap<String, Position> byCluster, PositionChange change) {
        KeyValueStore<String, Position> store = Objects.requireNonNull(positions);
        Position position = change.position();
        if (position == null) {
            byCluster.remove(change.cluster());
            store.delete(key(series, change.cluster()));
        } else {
            byCluster.put(change.cluster(), position);
            store.put(key(series, change.cluster()), position);
        }
    }

    /** Why an alert no longer holds: other statements now come first, or between; or the one that it rests on is gone or says something else. */
    private static String reason(Alert alert, Collection<Alert> stands, Map<String, Position> byCluster) {
        String statement = alert.evidence().getFirst().statement();
        boolean there = byCluster.values().stream()
                .anyMatch(position -> position.member().statement().equals(statement));
        if (!there) {
            return "The statement that it rests on is not on record in that form any more: it was corrected, edited or withdrawn, or an"
                    + " earlier carrier of the same words came to light.";
        }
        return stands.stream()
                .filter(other -> other.kind() == alert.kind() && other.kind() == Alert.Kind.FIRST_POSITION)
                .findFirst()
                .map(other -> "An earlier statement came to light"
                        + (other.day() == null ? "." : ", of " + other.day() + "."))
                .orElse("Statements that came to light, or were corrected, take the turn away.");
    }

    private void raise(Alert alert, long timestamp) {
        Headers headers = new RecordHeaders();
        CloudEvents.describe(headers, alert, "processor", Instant.ofEpochMilli(timestamp));
        forward(new Record<>(alert.id(), EventJson.write(alert), timestamp, headers), alert.kind());
    }

    @SuppressWarnings("NullAway") // A tombstone is a record without a value.
    private void withdraw(Alert alert, String reason, long timestamp) {
        Headers headers = new RecordHeaders();
        AlertWithdrawal.describe(headers, reason);
        forward(new Record<>(alert.id(), null, timestamp, headers), alert.kind());
    }

    private void forward(Record<String, byte[]> record, Alert.Kind kind) {
        Objects.requireNonNull(context)
                .forward(record, kind == Alert.Kind.FIRST_POSITION ? TO_FIRST_POSITIONS : TO_SHIFTS);
    }
}
