package org.onrecord.processor.alert;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.onrecord.events.Alert;
import org.onrecord.events.topic.AlertWithdrawal;

/** Says in one sentence why an alert no longer holds. */
public final class WithdrawalReason {
    /** For an alert that rests on all statements of an issue together. */
    public static final String OF_SHIFT =
            "The change no longer follows from the statements on record: statements were added, corrected or"
                    + " withdrawn, or the day moved on.";

    private static final String CONFIRMED =
            "It is an alert now: a person confirmed it, or a further statement is sure.";
    private static final String UNSURE =
            "What it rests on is no longer sure enough for an alert: a confirmation was revoked, or a statement was"
                    + " corrected, edited or withdrawn.";

    private static final Comparator<Alert> BY_DAY =
            Comparator.comparing(Alert::day, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()));

    private WithdrawalReason() {}

    /**
     * Returns the reason for an alert of a first position or of a reversal.
     *
     * @param standing the alerts of the same series that hold now
     * @param positions of the series now: all of them, or those that its alerts rest on
     */
    public static String of(
            PositionAlert withdrawn, Collection<PositionAlert> standing, Collection<Position> positions) {
        Alert alert = withdrawn.alert();
        if (standing.stream()
                .anyMatch(other -> other.confirmed() != withdrawn.confirmed() && isSame(other.alert(), alert))) {
            return withdrawn.confirmed() ? UNSURE : CONFIRMED;
        }
        String statement = alert.evidence().getFirst().statement();
        List<Position> itsOwn = positions.stream()
                .filter(position -> position.member().statement().equals(statement))
                .toList();
        Optional<Alert> now = nearest(withdrawn, standing);
        boolean holds = now.filter(other -> side(other).equals(side(alert))).isPresent();
        if (!holds && itsOwn.isEmpty()) {
            return "The statement that it rests on was corrected, edited or withdrawn, or an earlier copy of the same words was found.";
        }
        if (!holds && withdrawn.confirmed() && itsOwn.stream().noneMatch(Position::isSure)) {
            return UNSURE;
        }
        return now.filter(other -> holds || other.kind() == Alert.Kind.FIRST_POSITION)
                .map(other -> (withdrawn.confirmed() ? AlertWithdrawal.HOLDS + " " : "") + replacedBy(other, alert))
                .orElse(
                        alert.kind() == Alert.Kind.FIRST_POSITION
                                ? "An earlier statement was found that may take a side on this claim."
                                : "Other statements were found or corrected, and the actor no longer changes sides here.");
    }

    /** Returns true if two alerts tell the same: the id of a first position that waits is another than that of the alert. */
    private static boolean isSame(Alert one, Alert other) {
        return one.kind() == other.kind()
                && one.evidence().stream()
                        .map(Alert.Evidence::statement)
                        .anyMatch(other.evidence().getFirst().statement()::equals);
    }

    /** Returns the alert that holds in place of another: the last of its kind up to its day, else the first after it. */
    private static Optional<Alert> nearest(PositionAlert withdrawn, Collection<PositionAlert> standing) {
        List<Alert> others = standing.stream()
                .filter(other -> other.confirmed() || !withdrawn.confirmed())
                .map(PositionAlert::alert)
                .filter(other -> other.kind() == withdrawn.alert().kind())
                .sorted(BY_DAY)
                .toList();
        return others.stream()
                .filter(other -> BY_DAY.compare(other, withdrawn.alert()) <= 0)
                .reduce((earlier, later) -> later)
                .or(() -> others.stream().findFirst());
    }

    /** Returns the side that an alert tells: the first one, or the one turned to. */
    private static String side(Alert alert) {
        return alert.facts().getOrDefault("to", alert.facts().getOrDefault("stance", ""));
    }

    private static String replacedBy(Alert other, Alert withdrawn) {
        if (Objects.equals(other.day(), withdrawn.day())) {
            return "Another statement of the same day stands first now.";
        }
        String found = BY_DAY.compare(other, withdrawn) > 0
                ? "It rests on a later statement now"
                : "An earlier statement was found" + (side(other).equals(side(withdrawn)) ? "" : " on the other side");
        return found + (other.day() == null ? "." : ", of " + other.day() + ".");
    }
}
