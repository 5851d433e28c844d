package org.onrecord.processor.replay;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onrecord.events.Alert;

/** Compares the alerts that stand with those of a replay. */
public final class AlertChanges {
    private static final Comparator<Alert> BY_DAY = Comparator.comparing(
                    Alert::day, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(Alert::id);

    private final Map<String, Alert> before = new TreeMap<>();
    private final Map<String, Alert> after = new TreeMap<>();

    /** Takes an alert that stands now. */
    public void before(Alert alert) {
        before.put(alert.id(), alert);
    }

    /** Takes an alert of the replay. */
    public void after(Alert alert) {
        after.put(alert.id(), alert);
    }

    /** The alerts as rows. */
    public RowCounts rows() {
        int changed = (int) after.values().stream()
                .filter(alert -> before.containsKey(alert.id()) && !alert.equals(before.get(alert.id())))
                .count();
        return new RowCounts(
                before.size(), after.size(), raised().size(), withdrawn().size(), changed);
    }

    /** Those that would come, by day. */
    public List<Alert> raised() {
        return missing(after, before);
    }

    /** Those that would go, by day. */
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
