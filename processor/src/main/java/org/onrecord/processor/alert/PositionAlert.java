package org.onrecord.processor.alert;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onrecord.events.Alert;

/**
 * An alert about the positions of an actor, and whether what it rests on is sure enough.
 *
 * @param confirmed true if it is an alert; false if it would be one once a person confirms the statements that its fact {@code confirm} names
 */
public record PositionAlert(Alert alert, boolean confirmed) {
    /** The fact with the ids of the statements to confirm, separated by spaces. */
    static final String CONFIRM = "confirm";

    /** The fact with the keys of several actors, separated by commas. */
    static final String ACTORS = "actors";

    /** Returns what would be an alert if a person confirmed the sides of these statements. */
    static PositionAlert unconfirmed(Alert alert, List<Position> toConfirm) {
        Map<String, String> facts = new TreeMap<>(alert.facts());
        facts.put(
                CONFIRM,
                String.join(
                        " ",
                        toConfirm.stream()
                                .map(position -> position.member().statement())
                                .toList()));
        return new PositionAlert(alert.withFacts(facts), false);
    }

    /** Returns the keys of the actors whose position it is about. */
    public List<String> actors() {
        return List.of(alert.facts()
                .getOrDefault(ACTORS, alert.facts().getOrDefault("actor", ""))
                .split(", "));
    }
}
