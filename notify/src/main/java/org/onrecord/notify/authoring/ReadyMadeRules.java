package org.onrecord.notify.authoring;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.Rule;
import org.onrecord.events.Rule.Selection;
import org.onrecord.events.Severity;

/** Rules to switch on. */
public final class ReadyMadeRules {
    private ReadyMadeRules() {}

    /** Returns them, in the order in which they are offered. */
    public static List<Rule> all(Instant since) {
        return List.of(
                rule(
                        "leaders",
                        "Positions and reversals of leaders, governments and ministries",
                        selection(List.of(Alert.Kind.FIRST_POSITION, Alert.Kind.SHIFT), List.of(), 1, null),
                        since),
                rule(
                        "shifts",
                        "What a side says shifts",
                        selection(
                                List.of(Alert.Kind.SHIFT),
                                List.of("reversal", "stance", "emphasis"),
                                null,
                                Severity.MEDIUM),
                        since),
                rule(
                        "waiting",
                        "Changes of position that wait for a person to confirm them",
                        selection(List.of(Alert.Kind.SHIFT), List.of("waiting"), null, null),
                        since),
                rule(
                        "dropped-talking-points",
                        "Talking points that are dropped or revived",
                        selection(List.of(Alert.Kind.TALKING_POINT), List.of("dropped", "revived"), null, null),
                        since),
                rule(
                        "edits",
                        "Edits of published documents",
                        selection(List.of(Alert.Kind.DOCUMENT_CHANGED), List.of(), null, null),
                        since),
                rule(
                        "silent-sources",
                        "Sources that fail or fall silent",
                        selection(List.of(Alert.Kind.SOURCE), List.of(), null, null),
                        since));
    }

    private static Rule rule(String id, String name, Selection selects, Instant since) {
        return new Rule(id, name, selects, Rule.Pace.AT_ONCE, since, null);
    }

    private static Selection selection(
            List<Alert.Kind> kinds, List<String> changes, @Nullable Integer tier, @Nullable Severity severity) {
        return new Selection(
                List.of(), kinds, changes, List.of(), List.of(), tier, List.of(), List.of(), List.of(), null, severity,
                List.of(), null, null);
    }
}
