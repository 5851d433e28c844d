package org.onrecord.dashboard.index;

import java.time.Instant;
import org.onrecord.events.Alert;

/**
 * An alert that no longer holds. It is kept as long as its topic keeps it, so that no alert disappears without a reason.
 *
 * @param alert as it was before the withdrawal
 * @param raised when its topic received the alert
 * @param withdrawn when its topic received the withdrawal
 * @param reason why it was withdrawn, for people
 */
public record WithdrawnAlert(Alert alert, Instant raised, Instant withdrawn, String reason) {
    static final String NO_REASON = "What it reported is over, or no longer on record.";
}
