package org.onrecord.dashboard.index;

import java.time.Instant;
import org.onrecord.events.Alert;

/**
 * An alert that no longer holds. It is kept for as long as its topic keeps it, so that what was told does not vanish in silence.
 *
 * @param alert as it stood last
 * @param raised when its topic received it
 * @param withdrawn when its topic received that it no longer holds
 * @param reason why, for people
 */
public record WithdrawnAlert(Alert alert, Instant raised, Instant withdrawn, String reason) {
    static final String NO_REASON = "What it told of is over, or no longer on record.";
}
