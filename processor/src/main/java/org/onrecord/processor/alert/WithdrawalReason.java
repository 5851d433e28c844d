package org.onrecord.processor.alert;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.onrecord.events.Alert;

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
        if (standing.stream().anyMatch(other -> other.alert().id().equals(alert.id()))) {
            return withdrawn.confirmed() ? UNSURE : CONFIRMED;
        }
        String statement = alert.evidence().getFirst().statement();
        List<Position> itsOwn = positions.stream()
                .filter(position -> position.member().statement().equals(statement))
                .toList();
        if (itsOwn.isEmpty()) {
            return "The statement that it rests on was corrected, edited or withdrawn, or an earlier copy of the same words was found.";
        }
        if (withdrawn.confirmed() && itsOwn.stream().noneMatch(Position::isSure)) {
            return UNSURE;
        }
        return standing.stream()
                .filter(other -> other.confirmed() || !withdrawn.confirmed())
                .map(PositionAlert::alert)
                .filter(other -> other.kind() == alert.kind() && other.kind() == Alert.Kind.FIRST_POSITION)
                .min(Comparator.comparing(Alert::day, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder())))
                .map(other -> replacedBy(other, alert))
                .orElse("Other statements were found or corrected, and the actor no longer changes sides here.");
    }

    private static String replacedBy(Alert first, Alert withdrawn) {
        if (Objects.equals(first.day(), withdrawn.day())) {
            return "Another statement of the same day stands first now.";
        }
        return "An earlier statement was found" + (first.day() == null ? "." : ", of " + first.day() + ".");
    }
}
