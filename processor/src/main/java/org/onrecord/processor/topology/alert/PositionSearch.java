package org.onrecord.processor.topology.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.onrecord.events.Alert;
import org.onrecord.processor.alert.Position;
import org.onrecord.processor.alert.PositionAlert;
import org.onrecord.processor.alert.PositionAlerts;
import org.onrecord.processor.alert.WithdrawalReason;
import org.onrecord.processor.shift.DistinctStatement;
import org.onrecord.processor.topology.message.Message;
import org.onrecord.processor.topology.message.OutputRecords;
import org.onrecord.processor.topology.store.StoreSpec;

/**
 * Keeps the alerts about positions up to date: those of each government and claim on which a statement changed since the last search. What is not
 * sure enough goes to the topic of unconfirmed alerts, and moves when a person or a further statement confirms it.
 */
final class PositionSearch {
    /** Keys of a {@link Position#group} and a distinct statement in it. */
    static final StoreSpec<String> POSITIONS = StoreSpec.ofText("positions-by-group");

    /** What holds, and what would hold, by group and id. */
    static final StoreSpec<PositionAlert> ALERTS = StoreSpec.ofState("position-alerts", PositionAlert.class);

    private final PositionAlerts decision;
    private final KeyValueStore<String, DistinctStatement> statements;
    private final KeyValueStore<String, String> positions;
    private final KeyValueStore<String, PositionAlert> alerts;

    private final TreeSet<String> changed = new TreeSet<>();

    private boolean searchedAll;

    PositionSearch(
            PositionAlerts decision,
            KeyValueStore<String, DistinctStatement> statements,
            ProcessorContext<String, Message> context) {
        this.decision = decision;
        this.statements = statements;
        positions = POSITIONS.in(context);
        alerts = ALERTS.in(context);
    }

    /** Hears that a statement is another one now, or removed. */
    void change(Optional<DistinctStatement> before, Optional<DistinctStatement> after) {
        before.ifPresent(statement -> groups(statement).forEach(group -> {
            positions.delete(key(group, statement.cluster()));
            changed.add(group);
        }));
        after.ifPresent(this::put);
    }

    private void put(DistinctStatement statement) {
        groups(statement).forEach(group -> {
            positions.put(key(group, statement.cluster()), "");
            changed.add(group);
        });
    }

    private static List<String> groups(DistinctStatement statement) {
        return Position.of(statement).stream().map(Position::group).distinct().toList();
    }

    /** Sends what changed since the last search, at the times of the alerts. The first one is of everything: a former process may have ended before it. */
    void search(ToLongFunction<Alert> times, BiConsumer<Record<String, Message>, String> forward) {
        if (!searchedAll) {
            StoreSpec.forEach(statements.all(), (key, statement) -> put(statement));
            StoreSpec.forEach(alerts.all(), (key, alert) -> changed.add(key.substring(0, key.lastIndexOf('/'))));
            searchedAll = true;
        }
        // What moves from one group to another has the same id: all withdrawals come first.
        List<Runnable> events = new ArrayList<>();
        changed.forEach(group -> events.add(search(group, times, forward)));
        events.forEach(Runnable::run);
        changed.clear();
    }

    /** Sends what is withdrawn in a group, and returns what sends its events. */
    private Runnable search(
            String group, ToLongFunction<Alert> times, BiConsumer<Record<String, Message>, String> forward) {
        List<Position> taken = taken(group);
        Map<String, PositionAlert> is = new TreeMap<>();
        decision.of(taken).forEach(each -> is.put(key(group, each.alert().id()), each));
        Map<String, PositionAlert> was = new TreeMap<>();
        StoreSpec.forEach(in(group, alerts), was::put);
        was.forEach((key, before) -> {
            if (!is.containsKey(key) || is.get(key).confirmed() != before.confirmed()) {
                alerts.delete(key);
                String reason = WithdrawalReason.of(before, standing(before, is.values()), taken);
                long time = times.applyAsLong(before.alert());
                forward.accept(OutputRecords.withdrawal(before.alert(), reason, time), topic(before));
            }
        });
        return () -> is.forEach((key, after) -> {
            if (!after.equals(was.get(key))) {
                alerts.put(key, after);
                forward.accept(OutputRecords.event(after.alert(), times.applyAsLong(after.alert())), topic(after));
            }
        });
    }

    private static List<PositionAlert> standing(PositionAlert withdrawn, Collection<PositionAlert> all) {
        return all.stream()
                .filter(each -> !Collections.disjoint(each.actors(), withdrawn.actors()))
                .toList();
    }

    private List<Position> taken(String group) {
        List<Position> taken = new ArrayList<>();
        String issue = group.substring(0, group.indexOf('/'));
        StoreSpec.forEach(in(group, positions), (key, empty) -> {
            String cluster = key.substring(key.lastIndexOf('/') + 1);
            DistinctStatement statement = statements.get(ShiftAlertProcessor.key(issue, cluster));
            if (statement != null) {
                Position.of(statement).stream()
                        .filter(position -> position.group().equals(group))
                        .forEach(taken::add);
            }
        });
        return taken;
    }

    private static <V> KeyValueIterator<String, V> in(String group, KeyValueStore<String, V> store) {
        return store.prefixScan(key(group, ""), new StringSerializer());
    }

    private static String key(String group, String id) {
        return group + "/" + id;
    }

    private static String topic(PositionAlert alert) {
        if (!alert.confirmed()) {
            return ShiftAlertProcessor.TO_UNCONFIRMED;
        }
        return alert.alert().kind() == Alert.Kind.FIRST_POSITION
                ? ShiftAlertProcessor.TO_FIRST_POSITIONS
                : ShiftAlertProcessor.TO_SHIFTS;
    }
}
