package org.onrecord.dashboard.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.Alert;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.topic.Topics;

/**
 * An alert in a list.
 *
 * @param received when its topic received the alert; reading everything anew changes it
 * @param withdrawn when it was withdrawn; null while it stands
 * @param reason why it was withdrawn; null while it stands
 * @param translations of the words that prove it; none where no language model gave any
 */
public record AlertItem(
        Alert alert,
        String topic,
        Instant received,
        @Nullable Instant withdrawn,
        @Nullable String reason,
        List<Translation> translations) {
    AlertItem(Alert alert, Instant received, @Nullable Instant withdrawn, @Nullable String reason) {
        this(alert, Topics.alerts(alert.kind()).name(), received, withdrawn, reason, List.of());
    }

    /** Returns it with the translations that are in the index. */
    public AlertItem translated(IndexSnapshot snapshot, Issue issue) {
        List<Translation> found = SecondOpinion.translations(snapshot, issue, alert);
        return new AlertItem(alert, topic, received, withdrawn, reason, found);
    }
}
