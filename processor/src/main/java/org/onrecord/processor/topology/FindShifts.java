package org.onrecord.processor.topology;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.processor.alert.ShiftAlerts;
import org.onrecord.processor.shift.Coverage;
import org.onrecord.processor.shift.DistinctStatement;
import org.onrecord.processor.shift.WithoutWords;
import org.onrecord.processor.topology.ChangeTrends.DistinctChange;

/**
 * Keeps the alerts of shifts standing. Holds every distinct statement of the issues whose partition it has; when no more come for a
 * moment, finds the shifts among all of them and emits what is different from what it emitted before: new and changed alerts, and
 * tombstones for those that no longer hold. What stands after the pause depends on the statements and the day, not on their order.
 */
final class FindShifts implements Processor<String, DistinctChange, String, Alert> {
    static final String STATEMENTS = "distinct-statements";
    static final String ALERTS = "shift-alerts";

    /** Whether statements changed since it was last looked: its changelog tells others whether the alerts are up to date. */
    static final String LOOKED = "shifts-looked";

    static final String STATE = "state";
    static final String CHANGED = "changed";
    static final String UP_TO_DATE = "looked";
    static final String TO_SHIFTS = "shifts-out";
    static final String TO_VOLUMES = "volumes-out";

    /** How often it is asked whether there is a pause. */
    static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /** So long without a change is a pause. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    /** Where no pause comes, it is looked all the same after this. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A look may take this share of the time at most: after a long one comes a long pause. */
    private static final int LEISURE = 10;

    private final ShiftAlerts decision;
    private final Optional<LocalDate> asOf;
    private @Nullable ProcessorContext<String, Alert> context;
    private @Nullable KeyValueStore<String, DistinctStatement> statements;
    private @Nullable KeyValueStore<String, Alert> alerts;
    private @Nullable KeyValueStore<String, String> looked;
    private @Nullable LocalDate lookedAsOf;
    private boolean changed = true;
    private long changedFirst;
    private long changedLast;
    private long rested;

    FindShifts(ShiftAlerts decision, Optional<LocalDate> asOf) {
        this.decision = decision;
        this.asOf = asOf;
    }

    @Override
    public void init(ProcessorContext<String, Alert> processorContext) {
        context = processorContext;
        statements = processorContext.getStateStore(STATEMENTS);
        alerts = processorContext.getStateStore(ALERTS);
        looked = processorContext.getStateStore(LOOKED);
        changedFirst = processorContext.currentSystemTimeMs();
        changedLast = changedFirst;
        processorContext.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::lookIfPaused);
    }

    @Override
    public void process(Record<String, DistinctChange> record) {
        DistinctChange change = record.value();
        String key = key(change.issue(), change.cluster());
        DistinctStatement statement = change.statement();
        if (statement == null) {
            Objects.requireNonNull(statements).delete(key);
        } else {
            Objects.requireNonNull(statements).put(key, statement);
        }
        changedLast = Objects.requireNonNull(context).currentSystemTimeMs();
        if (!changed) {
            changedFirst = changedLast;
            changed = true;
        }
        note(CHANGED);
    }

    private void note(String state) {
        KeyValueStore<String, String> noted = Objects.requireNonNull(looked);
        if (!state.equals(noted.get(STATE))) {
            noted.put(STATE, state);
        }
    }

    private void lookIfPaused(long now) {
        LocalDate day = asOf.orElseGet(() -> LocalDate.ofInstant(Instant.ofEpochMilli(now), ZoneOffset.UTC));
        boolean paused = now - changedLast >= PAUSE.toMillis() || now - changedFirst >= PATIENCE.toMillis();
        boolean due = changed ? paused : !day.equals(lookedAsOf);
        if (changed) {
            note(CHANGED);
        }
        if (due && now >= rested) {
            long began = System.nanoTime();
            look(day, now);
            note(UP_TO_DATE);
            changed = false;
            lookedAsOf = day;
            rested = now + LEISURE * Duration.ofNanos(System.nanoTime() - began).toMillis();
        }
    }

    private void look(LocalDate day, long now) {
        WithoutWords withoutWords = new WithoutWords();
        Map<String, List<DistinctStatement>> byIssue = new HashMap<>();
        try (KeyValueIterator<String, DistinctStatement> all =
                Objects.requireNonNull(statements).all()) {
            all.forEachRemaining(
                    each -> byIssue.computeIfAbsent(each.value.member().issue(), unseen -> new ArrayList<>())
                            .add(withoutWords.of(each.value)));
        }
        Map<String, Alert> stand = new TreeMap<>();
        byIssue.values()
                .forEach(issue -> decision.of(issue, Coverage.ofStatements(issue), day, this::whole)
                        .forEach(alert -> stand.put(alert.id(), alert)));
        emitDifference(stand, now);
    }

    private DistinctStatement whole(DistinctStatement withoutWords) {
        return Objects.requireNonNull(
                Objects.requireNonNull(statements).get(key(withoutWords.member().issue(), withoutWords.cluster())));
    }

    private static String key(String issue, String cluster) {
        return issue + "/" + cluster;
    }

    private void emitDifference(Map<String, Alert> stand, long now) {
        KeyValueStore<String, Alert> emitted = Objects.requireNonNull(alerts);
        Map<String, Alert> stood = new TreeMap<>();
        try (KeyValueIterator<String, Alert> all = emitted.all()) {
            all.forEachRemaining(each -> stood.put(each.key, each.value));
        }
        stood.forEach((id, alert) -> {
            if (!stand.containsKey(id)) {
                emitted.delete(id);
                forward(tombstone(id, now), alert.kind());
            }
        });
        stand.forEach((id, alert) -> {
            if (!alert.equals(stood.get(id))) {
                emitted.put(id, alert);
                forward(described(alert, now), alert.kind());
            }
        });
    }

    private void forward(Record<String, Alert> record, Alert.Kind kind) {
        Objects.requireNonNull(context).forward(record, kind == Alert.Kind.VOLUME ? TO_VOLUMES : TO_SHIFTS);
    }

    private static Record<String, Alert> described(Alert alert, long now) {
        Headers headers = new RecordHeaders();
        CloudEvents.describe(headers, alert, "processor", Instant.ofEpochMilli(now));
        return new Record<>(alert.id(), alert, now, headers);
    }

    @SuppressWarnings("NullAway") // A tombstone is a record without a value.
    private static Record<String, Alert> tombstone(String id, long now) {
        return new Record<>(id, null, now);
    }
}
