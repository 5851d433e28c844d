package org.onrecord.processor.topology;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.processor.alert.FirstPosition;
import org.onrecord.processor.alert.Position;
import org.onrecord.processor.topology.ChangeTrends.PositionChange;
import org.onrecord.processor.topology.ChangeTrends.Series;

/** Keeps the alert of each series' first position standing: raises it, and withdraws it by a tombstone when another is first. */
final class RaiseFirstPositions implements Processor<String, PositionChange, String, Alert> {
    static final String STORE = "positions";

    private final FirstPosition decision;
    private @Nullable ProcessorContext<String, Alert> context;
    private @Nullable KeyValueStore<String, Series> positions;

    RaiseFirstPositions(FirstPosition decision) {
        this.decision = decision;
    }

    @Override
    public void init(ProcessorContext<String, Alert> processorContext) {
        context = processorContext;
        positions = processorContext.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, PositionChange> record) {
        ProcessorContext<String, Alert> out = Objects.requireNonNull(context);
        KeyValueStore<String, Series> store = Objects.requireNonNull(positions);
        String series = record.key();
        @Nullable Series before = store.get(series);
        TreeMap<String, Position> byCluster = before == null ? new TreeMap<>() : new TreeMap<>(before.byCluster());
        Optional<Alert> stood = decision.of(series, byCluster);
        change(byCluster, record.value());
        Optional<Alert> stands = decision.of(series, byCluster);
        stood.filter(old -> stands.isEmpty() || !stands.get().id().equals(old.id()))
                .ifPresent(old -> out.forward(tombstone(old.id(), record.timestamp())));
        stands.filter(now -> stood.isEmpty() || !stood.get().equals(now))
                .ifPresent(now -> out.forward(described(now, record.timestamp())));
        if (byCluster.isEmpty()) {
            store.delete(series);
        } else {
            store.put(series, new Series(byCluster));
        }
    }

    private static void change(TreeMap<String, Position> byCluster, PositionChange change) {
        Position position = change.position();
        if (position == null) {
            byCluster.remove(change.cluster());
        } else {
            byCluster.put(change.cluster(), position);
        }
    }

    private static Record<String, Alert> described(Alert alert, long timestamp) {
        Headers headers = new RecordHeaders();
        CloudEvents.describe(headers, alert, "processor", Instant.ofEpochMilli(timestamp));
        return new Record<>(alert.id(), alert, timestamp, headers);
    }

    @SuppressWarnings("NullAway") // A tombstone is a record without a value.
    private static Record<String, Alert> tombstone(String id, long timestamp) {
        return new Record<>(id, null, timestamp);
    }
}
