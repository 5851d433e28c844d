package org.onrecord.dashboard.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.topic.Topics;

/**
 * An alert in a list.
 *
 * @param received when its topic received the alert; reading everything anew changes it
 * @param withdrawn when it was withdrawn; null while it stands
 * @param reason why it was withdrawn; null while it stands
 */
public record AlertItem(
        Alert alert,
        String topic,
        Instant received,
        @Nullable Instant withdrawn,
        @Nullable String reason) {
    AlertItem(Alert alert, Instant received, @Nullable Instant withdrawn, @Nullable String reason) {
        this(alert, Topics.alerts(alert.kind()).name(), received, withdrawn, reason);
    }
}
