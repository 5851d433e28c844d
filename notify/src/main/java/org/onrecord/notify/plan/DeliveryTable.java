package org.onrecord.notify.plan;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.onrecord.events.Delivery;
import org.onrecord.events.Delivery.State;
import org.onrecord.events.Delivery.Tells;

/** The deliveries of the log, by their alerts, and those that are not over by their subscriptions. */
final class DeliveryTable {
    private static final int MOST_PRUNED = 1000;

    /** Deliveries that are being sent come first, then the earliest, then the lowest number. */
    private static final Comparator<Delivery> ORDER = Comparator.comparing(
                    (Delivery each) -> each.state() != State.SENDING)
            .thenComparing(Delivery::due)
            .thenComparingLong(Delivery::number);

    private final Map<String, Delivery> all = new LinkedHashMap<>();
    private final Map<String, Set<String>> ofAlert = new HashMap<>();
    private final Map<String, Map<String, Delivery>> open = new HashMap<>();
    private long number;

    Delivery keep(Delivery delivery) {
        number = Math.max(number, delivery.number());
        all.put(delivery.id(), delivery);
        ofAlert.computeIfAbsent(delivery.alert().id(), any -> new HashSet<>()).add(delivery.id());
        Map<String, Delivery> queue = open.computeIfAbsent(delivery.subscription(), any -> new HashMap<>());
        if (delivery.state().isOver()) {
            queue.remove(delivery.id());
        } else {
            queue.put(delivery.id(), delivery);
        }
        if (queue.isEmpty()) {
            open.remove(delivery.subscription());
        }
        return delivery;
    }

    long nextNumber() {
        return ++number;
    }

    boolean contains(String id) {
        return all.containsKey(id);
    }

    Collection<Delivery> all() {
        return all.values().stream()
                .sorted(Comparator.comparingLong(Delivery::number))
                .toList();
    }

    List<Delivery> ofAlert(String alert) {
        return ofAlert.getOrDefault(alert, Set.of()).stream()
                .map(all::get)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingLong(Delivery::number))
                .toList();
    }

    List<String> subscriptions() {
        return List.copyOf(open.keySet());
    }

    /** Returns the deliveries to a subscription that are not over, the next first. */
    List<Delivery> queue(String subscription) {
        return open.getOrDefault(subscription, Map.of()).values().stream()
                .sorted(ORDER)
                .toList();
    }

    /** Returns the deliveries that are not over and meet a condition, in no order. */
    List<Delivery> open(Predicate<Delivery> which) {
        return open.values().stream()
                .flatMap(queue -> queue.values().stream())
                .filter(which)
                .toList();
    }

    /** Returns the deliveries that wait and meet a condition, the next first. */
    List<Delivery> waiting(Predicate<Delivery> which) {
        return open(each -> each.state() == State.WAITING && which.test(each)).stream()
                .sorted(ORDER)
                .toList();
    }

    /** Removes deliveries that were over before a time, and returns their ids; see {@link Ledger#prune}. */
    List<String> prune(Instant before) {
        List<String> pruned = all.values().stream()
                .filter(each -> each.number() < number
                        && each.state().isOver()
                        && Objects.requireNonNullElse(each.sent(), each.due()).isBefore(before)
                        && ofAlert(each.alert().id()).stream().noneMatch(other -> other.tells() == Tells.CORRECTION))
                .limit(MOST_PRUNED)
                .map(Delivery::id)
                .toList();
        for (String id : pruned) {
            String alert = Objects.requireNonNull(all.remove(id)).alert().id();
            Optional.ofNullable(ofAlert.get(alert)).ifPresent(ids -> ids.remove(id));
            ofAlert.remove(alert, Set.of());
        }
        return pruned;
    }
}
