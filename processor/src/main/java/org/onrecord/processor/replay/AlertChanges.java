package org.onrecord.processor.replay;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onrecord.events.Alert;

/** Compares the live alerts with those of a replay. */
public final class AlertChanges {
    private static final Comparator<Alert> BY_DAY = Comparator.comparing(
                    Alert::day, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(Alert::id);

    private final Map<String, Alert> before = new TreeMap<>();
    private final Map<String, Alert> after = new TreeMap<>();

    public void before(Alert alert) {
        before.put(alert.id(), alert);
    }

    public void after(Alert alert) {
        after.put(alert.id(), alert);
    }

    /** Returns the alerts that the switch would raise, by day. */
    public List<Alert> raised() {
        return missing(after, before);
    }

    /** Returns the alerts that the switch would withdraw, by day. */
    public List<Alert> withdrawn() {
        return missing(before, after);
    }

    private static List<Alert> missing(Map<String, Alert> of, Map<String, Alert> in) {
        return of.values().stream()
                .filter(alert -> !in.containsKey(alert.id()))
                .sorted(BY_DAY)
                .toList();
    }
}
