package org.onrecord.dashboard.index;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;

/**
 * An alert in a list.
 *
 * @param alert what fired
 * @param withdrawn when it was withdrawn; null while it stands
 * @param reason why it was withdrawn; null while it stands
 */
public record AlertItem(
        Alert alert, @Nullable Instant withdrawn, @Nullable String reason) {
    static AlertItem standing(Alert alert) {
        return new AlertItem(alert, null, null);
    }

    static AlertItem of(WithdrawnAlert gone) {
        return new AlertItem(gone.alert(), gone.withdrawn(), gone.reason());
    }
}
