package org.onrecord.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert that a rule selected.
 *
 * @param alert as it was when it was selected
 * @param why the conditions of the rule that it meets, one sentence for people
 * @param at when it was selected
 * @param withdrawn why the alert no longer holds; null while it does
 * @param updated when it was selected or withdrawn
 */
public record Match(
        String rule,
        String name,
        Alert alert,
        String why,
        Severity severity,
        Instant at,
        @Nullable String withdrawn,
        Instant updated)
        implements Event {

    public Match withdrawn(String reason, Instant now) {
        return new Match(rule, name, alert, why, severity, at, reason, now);
    }

    @Override
    public String key() {
        return rule + "/" + alert.id();
    }
}
