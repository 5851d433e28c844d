package org.onrecord.processor.topology;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.onrecord.processor.alert.Standing;
import org.onrecord.processor.topology.ChangeTrends.PositionChange;

/**
 * Keeps the alerts of each series of positions standing, of its first one and of its reversals: raises them, and withdraws them by a
 * tombstone that says why when a correction, a new version or late history undoes them.
 *
 * <p>A series is read whole only where its {@link Standing} does not tell what a change does to its alerts: its first position goes or
 * becomes later, or what counts for a reversal changes in a series that has both sides.
 *
 * <p>Emits to its children by name: one for each kind of alert.
 */
final class RaisePositionAlerts implements Processor<String, PositionChange, String, byte[]> {
    /** Each position by series and cluster: a series as one record would be written whole at each change, and it only grows. */
    static final String STORE = "positions";

    /** The standing of each series. */
    static final String STANDINGS = "positions-standing";

    static final String TO_FIRST_POSITIONS = "first-positions-out";
    static final String TO_SHIFTS = "reversals-out";

    private final FirstPosition first;
    private final Reversal reversal;
    private @Nullable ProcessorContext<String, byte[]> context;
    private @Nullable KeyValueStore<String, Position> positions;
    private @Nullable KeyValueStore<String, Standing> standings;

    RaisePositionAlerts(FirstPosition first, Reversal reversal) {
        this.first = first;
        this.reversal = reversal;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> processorContext) {
        context = processorContext;
        positions = processorContext.getStateStore(STORE);
        standings = processorContext.getStateStore(STANDINGS);
    }

    @Override
    public void process(Record<String, PositionChange> record) {
        String series = record.key();
        String cluster = record.value().cluster();
        @Nullable Position position = record.value().position();
        KeyValueStore<String, Standing> all = Objects.requireNonNull(standings);
        Standing before = Objects.requireNonNullElse(all.get(series), Standing.NONE);
        @Nullable Position was = Objects.requireNonNull(positions).get(key(series, cluster));
        Optional<Standing> told = before.changed(cluster, was, position);
        Map<String, Position> known = told.isEmpty() ? byCluster(series) : before.firstAlone();
        put(key(series, cluster), position, Objects.requireNonNull(positions));
        Map<String, Position> now = told.map(Standing::firstAlone).orElseGet(() -> changed(known, cluster, position));
        Standing after = told.orElseGet(() -> Standing.of(now));
        if (!after.equals(before)) {
            put(series, after.equals(Standing.NONE) ? null : after, all);
        }
        emit(alerts(series, known), alerts(series, now), told.isPresent() ? both(known, now) : now, record.timestamp());
    }

    private static <V> void put(String key, @Nullable V value, KeyValueStore<String, V> store) {
        if (value == null) {
            store.delete(key);
        } else {
            store.put(key, value);
        }
    }

    /** What was first and what is, of a series that was not read: neither is gone. */
    private static Map<String, Position> both(Map<String, Position> was, Map<String, Position> is) {
        Map<String, Position> both = new TreeMap<>(was);
        both.putAll(is);
        return both;
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

    private void emit(
            Map<String, Alert> stood, Map<String, Alert> stands, Map<String, Position> there, long timestamp) {
        stood.values().stream()
                .filter(alert -> !stands.containsKey(alert.id()))
                .forEach(alert -> withdraw(alert, reason(alert, stands.values(), there), timestamp));
        stands.values().stream()
                .filter(alert -> !alert.equals(stood.get(alert.id())))
                .forEach(alert -> raise(alert, timestamp));
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
