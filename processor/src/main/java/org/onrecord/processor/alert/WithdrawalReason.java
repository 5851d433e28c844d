package org.onrecord.processor.alert;

import java.util.Collection;
import org.onrecord.events.Alert;

/** Says in one sentence why an alert no longer holds. */
public final class WithdrawalReason {
    /** For an alert that rests on all statements of an issue together. */
    public static final String OF_SHIFT =
            "The change no longer follows from the statements on record: statements were added, corrected or"
                    + " withdrawn, or the day moved on.";

    private WithdrawalReason() {}

    /**
     * Returns the reason for an alert of a first position or of a reversal.
     *
     * @param standing the alerts of the same series that hold now
     * @param positions of the series now: all of them, or those that its alerts rest on
     */
    public static String of(Alert alert, Collection<Alert> standing, Collection<Position> positions) {
        String statement = alert.evidence().getFirst().statement();
        if (positions.stream()
                .noneMatch(position -> position.member().statement().equals(statement))) {
            return "The statement that it rests on was corrected, edited or withdrawn, or an earlier copy of the same words was found.";
        }
        return standing.stream()
                .filter(other -> other.kind() == alert.kind() && other.kind() == Alert.Kind.FIRST_POSITION)
                .findFirst()
                .map(other ->
                        "An earlier statement was found" + (other.day() == null ? "." : ", of " + other.day() + "."))
                .orElse("Other statements were found or corrected, and the actor no longer changes sides here.");
    }
}
