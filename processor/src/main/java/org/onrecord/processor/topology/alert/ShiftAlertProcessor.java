package org.onrecord.processor.topology.alert;

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
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.processor.alert.PositionAlerts;
import org.onrecord.processor.alert.ShiftAlerts;
import org.onrecord.processor.alert.WithdrawalReason;
import org.onrecord.processor.shift.Coverage;
import org.onrecord.processor.shift.DistinctStatement;
import org.onrecord.processor.shift.StatementCompactor;
import org.onrecord.processor.topology.message.Initializer;
import org.onrecord.processor.topology.message.Message;
import org.onrecord.processor.topology.message.Message.DistinctStatementChange;
import org.onrecord.processor.topology.message.OutputRecords;
import org.onrecord.processor.topology.store.StoreSpec;

/**
 * Keeps the alerts of shifts and of positions up to date. The latter are searched within {@link #CHECK_EVERY}, see {@link PositionSearch}. Stores every distinct statement of the issues in its partition; after a pause without changes, it finds
 * the shifts among all of them and sends what differs from before: new and changed alerts, and withdrawals. The alerts after the pause depend
 * on the statements and the day, not on the order in which the statements came.
 *
 * <p>The record of an alert has the time of the document, correction or answer that it follows from: by that, what is found when old documents are
 * read again is seen to be no news.
 */
public final class ShiftAlertProcessor extends ContextualProcessor<String, DistinctStatementChange, String, Message> {
    public static final StoreSpec<DistinctStatement> STATEMENTS =
            StoreSpec.ofState("distinct-statements", DistinctStatement.class);
    public static final StoreSpec<Alert> ALERTS = StoreSpec.ofState("shift-alerts", Alert.class);

    /** Whether statements changed since the last search: its changelog tells others whether the alerts are up to date. */
    public static final StoreSpec<String> SEARCHED = StoreSpec.ofText("shifts-looked");

    static final String STATE = "state";
    public static final String CHANGED = "changed since ";
    static final String UP_TO_DATE = "looked";
    public static final String TO_SHIFTS = "shifts-out";
    public static final String TO_VOLUMES = "volumes-out";
    public static final String TO_FIRST_POSITIONS = "first-positions-out";
    public static final String TO_UNCONFIRMED = "unconfirmed-out";

    public static final List<StoreSpec<?>> STORES =
            List.of(STATEMENTS, ALERTS, SEARCHED, PositionSearch.POSITIONS, PositionSearch.ALERTS);

    /** How often it checks for a pause once something has changed. Kafka Streams commits after each check. */
    public static final Duration CHECK_EVERY = Duration.ofMillis(500);

    /** How often it looks whether another day has begun. */
    private static final Duration CHECK_DAY_EVERY = Duration.ofMinutes(1);

    /** A pause is this long without a change. */
    public static final Duration PAUSE = Duration.ofSeconds(2);

    /** Without a pause it searches after this time. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The next search starts no sooner than this many times the duration of the last one after it. */
    private static final int REST = 10;

    /** Positions are searched so many times as often. */
    private static final int POSITIONS_REST_LESS = 5;

    /** What follows from new and old documents together is as new as what changed within this time, though it was searched before. */
    private static final Duration RECENT = Duration.ofHours(1);

    private final ShiftAlerts decision;
    private final PositionAlerts positions;
    private final Optional<LocalDate> asOf;
    private KeyValueStore<String, DistinctStatement> statements;
    private KeyValueStore<String, Alert> alerts;
    private KeyValueStore<String, String> searched;
    private PositionSearch positionSearch;
    private @Nullable LocalDate searchedAsOf;

    /** The checks for a pause; null if nothing has changed since the last search. */
    private @Nullable Cancellable checks;

    private long changedFirst;
    private long changedLast;
    private long restsUntil;
    private long positionsRestUntil;

    /** The times of the statements that changed recently or since the last search, by id. */
    private final Map<String, Long> changes = new HashMap<>();

    /** The earliest time of a change since the last search, also of one before a restart; the greatest number if nothing changed. */
    private long changedSince = Long.MAX_VALUE;

    public ShiftAlertProcessor(ShiftAlerts decision, PositionAlerts positions, Optional<LocalDate> asOf) {
        this.decision = decision;
        this.positions = positions;
        this.asOf = asOf;
    }

    @Override
    @Initializer
    public void init(ProcessorContext<String, Message> context) {
        super.init(context);
        statements = STATEMENTS.in(context);
        alerts = ALERTS.in(context);
        searched = SEARCHED.in(context);
        positionSearch = new PositionSearch(positions, statements, context);
        String state = Objects.requireNonNullElse(searched.get(STATE), UP_TO_DATE);
        if (state.startsWith(CHANGED)) {
            changedSince = Long.parseLong(state.substring(CHANGED.length()));
        }
        context.schedule(CHECK_DAY_EVERY, PunctuationType.WALL_CLOCK_TIME, this::searchIfDue);
        change();
    }

    @Override
    public void process(Record<String, DistinctStatementChange> record) {
        DistinctStatementChange change = record.value();
        String key = key(change.issue(), change.cluster());
        DistinctStatement statement = change.statement();
        positionSearch.change(Optional.ofNullable(statements.get(key)), Optional.ofNullable(statement));
        statements.put(key, statement);
        if (statement != null) {
            changes.merge(statement.member().statement(), record.timestamp(), Math::min);
        }
        changedSince = Math.min(changedSince, record.timestamp());
        change();
        note(CHANGED + changedSince);
    }

    private void change() {
        changedLast = context().currentSystemTimeMs();
        if (checks == null) {
            changedFirst = changedLast;
            checks = context().schedule(CHECK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::searchIfDue);
        }
    }

    private void note(String state) {
        if (!state.equals(searched.get(STATE))) {
            searched.put(STATE, state);
        }
    }

    private void searchIfDue(long now) {
        LocalDate day = asOf.orElseGet(() -> LocalDate.ofInstant(Instant.ofEpochMilli(now), ZoneOffset.UTC));
        boolean paused = now - changedLast >= PAUSE.toMillis() || now - changedFirst >= PATIENCE.toMillis();
        boolean due = checks != null ? paused : !day.equals(searchedAsOf);
        if (checks != null) {
            note(CHANGED + changedSince);
        }
        boolean searches = due && now >= restsUntil;
        if (searches || now >= positionsRestUntil) {
            long began = System.nanoTime();
            positionSearch.search(this::time, context()::forward);
            positionsRestUntil = now + rest(began) / POSITIONS_REST_LESS;
        }
        if (searches) {
            long began = System.nanoTime();
            forwardChanges(search(day));
            changes.values().removeIf(changed -> changed < now - RECENT.toMillis());
            changedSince = Long.MAX_VALUE;
            note(UP_TO_DATE);
            if (checks != null) {
                checks.cancel();
                checks = null;
            }
            searchedAsOf = day;
            restsUntil = now + rest(began);
        }
    }

    private static long rest(long began) {
        return REST * Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    /** Returns the alerts that hold as of a day, by id. */
    private Map<String, Alert> search(LocalDate day) {
        StatementCompactor compactor = new StatementCompactor();
        List<DistinctStatement> compacted = new ArrayList<>();
        StoreSpec.forEach(statements.all(), (key, statement) -> compacted.add(compactor.compact(statement)));
        Map<String, Alert> found = new TreeMap<>();
        decision.of(
                        compacted,
                        Coverage.ofStatements(compacted),
                        day,
                        compact -> Objects.requireNonNull(
                                statements.get(key(compact.member().issue(), compact.cluster()))))
                .forEach(alert -> found.put(alert.id(), alert));
        return found;
    }

    static String key(String issue, String cluster) {
        return issue + "/" + cluster;
    }

    private void forwardChanges(Map<String, Alert> found) {
        Map<String, Alert> before = new TreeMap<>();
        StoreSpec.forEach(alerts.all(), before::put);
        before.forEach((id, alert) -> {
            if (!found.containsKey(id)) {
                alerts.delete(id);
                forward(OutputRecords.withdrawal(alert, WithdrawalReason.OF_SHIFT, time(alert)), alert.kind());
            }
        });
        found.forEach((id, alert) -> {
            if (!alert.equals(before.get(id))) {
                alerts.put(id, alert);
                forward(OutputRecords.event(alert, time(alert)), alert.kind());
            }
        });
    }

    private void forward(Record<String, Message> record, Alert.Kind kind) {
        context().forward(record, kind == Alert.Kind.VOLUME ? TO_VOLUMES : TO_SHIFTS);
    }

    /** Returns the time of the newest change that an alert rests on; of the earliest one if it rests on none; now if nothing changed. */
    private long time(Alert alert) {
        long time = alert.evidence().stream()
                .mapToLong(each -> changes.getOrDefault(each.statement(), Long.MIN_VALUE))
                .max()
                .orElse(Long.MIN_VALUE);
        return Math.min(time == Long.MIN_VALUE ? changedSince : time, context().currentSystemTimeMs());
    }
}
