package org.onrecord.app.replay;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.processor.replay.LabelChanges;
import org.onrecord.processor.replay.ReplayChanges;
import org.onrecord.processor.replay.RowCounts;
import org.onrecord.processor.replay.TrendChanges;

/** What a replay would change, as lines for a shell; the words of others are put without control characters. */
public final class ReplayChangesText {
    private static final int EXAMPLES = 12;
    private static final int QUARTERS = 10;

    private ReplayChangesText() {}

    /** The lines, each with its line feed. */
    public static String of(ReplayChanges changes) {
        StringBuilder text = new StringBuilder();
        if (changes.statements().nothingChanges()
                && changes.trends().nothingChanges()
                && changes.alerts().nothingChanges()
                && changes.outcomes().nothingChanges()) {
            text.append("No label, trend, alert or outcome would change.\n");
        }
        text.append(rows("Statements", changes.statements(), "with other labels"));
        text.append("Documents that cannot be read: ")
                .append(changes.unreadBefore())
                .append(" → ")
                .append(changes.unreadAfter())
                .append('\n');
        claims(text, changes.claims());
        topics(text, changes.topics());
        examples(text, changes.relabelled());
        text.append('\n').append(rows("Trends", changes.trends(), "with other counts"));
        quarters(text, changes.largestTrends());
        text.append('\n').append(rows("Alerts", changes.alerts(), "with other words or evidence"));
        changes.raised().forEach(alert -> text.append("  + ").append(line(alert)));
        changes.withdrawn().forEach(alert -> text.append("  - ").append(line(alert)));
        return text.toString();
    }

    private static String rows(String name, RowCounts rows, String changed) {
        return name + ": " + rows.before() + " → " + rows.after() + " (" + rows.added() + " added, " + rows.removed()
                + " removed, " + rows.changed() + " " + changed + ")\n";
    }

    private static void claims(StringBuilder text, List<LabelChanges.OfClaim> claims) {
        if (!claims.isEmpty()) {
            text.append("\nStatements by claim: in favour / against / neither\n");
        }
        for (LabelChanges.OfClaim claim : claims) {
            text.append("  ")
                    .append(claim.claim())
                    .append(": ")
                    .append(sides(claim.before()))
                    .append(" → ")
                    .append(sides(claim.after()));
            if (!claim.moved().isEmpty()) {
                text.append(claim.moved().stream()
                        .map(each -> each.statements() + " " + move(each.move()))
                        .collect(Collectors.joining(", ", "  (", ")")));
            }
            text.append('\n');
        }
    }

    private static String sides(LabelChanges.SideCounts counts) {
        return counts.favor() + " / " + counts.against() + " / " + counts.none();
    }

    private static String move(LabelChanges.Move move) {
        return move.from() + " to " + move.to();
    }

    private static void topics(StringBuilder text, List<LabelChanges.OfTopic> topics) {
        if (!topics.isEmpty()) {
            text.append("\nStatements by topic\n");
        }
        topics.forEach(topic -> text.append("  ")
                .append(topic.topic())
                .append(": ")
                .append(topic.before())
                .append(" → ")
                .append(topic.after())
                .append('\n'));
    }

    private static void examples(StringBuilder text, List<LabelChanges.Example> examples) {
        if (!examples.isEmpty()) {
            text.append("\nStatements that would change sides, for example\n");
        }
        examples.stream()
                .limit(EXAMPLES)
                .forEach(each -> text.append("  ")
                        .append(each.claim())
                        .append(", ")
                        .append(move(each.move()))
                        .append(": ")
                        .append(each.day() == null ? "undated" : each.day().toString())
                        .append(", ")
                        .append(plain(each.speaker() == null ? "nobody named" : each.speaker()))
                        .append(" (")
                        .append(each.statement())
                        .append(")\n      “")
                        .append(plain(each.words()))
                        .append("”\n"));
    }

    private static void quarters(StringBuilder text, List<TrendChanges.OfQuarter> quarters) {
        quarters.stream()
                .limit(QUARTERS)
                .forEach(each -> text.append("  ")
                        .append(each.claim())
                        .append(", ")
                        .append(each.side())
                        .append(", ")
                        .append(each.quarter())
                        .append(": ")
                        .append(counts(each.before()))
                        .append(" → ")
                        .append(counts(each.after()))
                        .append('\n'));
    }

    private static String counts(TrendChanges.Counts counts) {
        return counts.favor() + " in favour, " + counts.against() + " against";
    }

    private static String line(Alert alert) {
        return (alert.day() == null ? "undated" : alert.day().toString()) + "  "
                + alert.kind().json() + "  " + plain(alert.title()) + "\n";
    }

    private static String plain(@Nullable String words) {
        return words == null ? "" : words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
