package org.onrecord.app.command.data;

import java.util.stream.Collectors;
import org.onrecord.app.shell.ShellText;
import org.onrecord.events.Alert;
import org.onrecord.processor.replay.LabelChanges;
import org.onrecord.processor.replay.ReplayChanges;
import org.onrecord.processor.replay.RowCounts;
import org.onrecord.processor.replay.TrendChanges;

/** Formats the changes that a replay would make as lines for a shell. */
public final class ReplayChangesText {
    private static final int EXAMPLES = 12;
    private static final int QUARTERS = 10;

    private final StringBuilder text = new StringBuilder();

    private ReplayChangesText() {}

    /** Returns the lines, each with its line feed. */
    public static String of(ReplayChanges changes) {
        ReplayChangesText text = new ReplayChangesText();
        text.write(changes);
        return text.text.toString();
    }

    private void write(ReplayChanges changes) {
        if (changes.statements().nothingChanges()
                && changes.trends().nothingChanges()
                && changes.alerts().nothingChanges()
                && changes.unconfirmed().nothingChanges()
                && changes.outcomes().nothingChanges()) {
            line("No label, trend, alert or outcome would change.");
        }
        rows("Statements", changes.statements(), "with other labels");
        line("Documents that cannot be read: " + changes.unreadBefore() + " → " + changes.unreadAfter());
        if (!changes.claims().isEmpty()) {
            line("\nStatements by claim: in favour / against / neither");
        }
        changes.claims().forEach(this::claim);
        if (!changes.topics().isEmpty()) {
            line("\nStatements by topic");
        }
        changes.topics().forEach(topic -> line("  " + topic.topic() + ": " + topic.before() + " → " + topic.after()));
        if (!changes.relabelled().isEmpty()) {
            line("\nExamples of statements that would change sides");
        }
        changes.relabelled().stream().limit(EXAMPLES).forEach(this::example);
        line("");
        rows("Trends", changes.trends(), "with other counts");
        changes.largestTrends().stream().limit(QUARTERS).forEach(this::quarter);
        line("");
        rows("Alerts", changes.alerts(), "with other words or evidence");
        changes.raised().forEach(alert -> line("  + " + text(alert)));
        changes.withdrawn().forEach(alert -> line("  - " + text(alert)));
        rows("Unconfirmed alerts", changes.unconfirmed(), "with other words or evidence");
    }

    private void line(String words) {
        text.append(words).append('\n');
    }

    private void rows(String name, RowCounts rows, String changed) {
        line(name + ": " + rows.before() + " → " + rows.after() + " (" + rows.added() + " added, " + rows.removed()
                + " removed, " + rows.changed() + " " + changed + ")");
    }

    private void claim(LabelChanges.OfClaim claim) {
        String moved = claim.moved().stream()
                .map(each -> each.statements() + " " + text(each.move()))
                .collect(Collectors.joining(", "));
        line("  " + claim.claim() + ": " + text(claim.before()) + " → " + text(claim.after())
                + (moved.isEmpty() ? "" : "  (" + moved + ")"));
    }

    private void example(LabelChanges.Example example) {
        String speaker = example.speaker();
        line("  " + example.claim() + ", " + text(example.move()) + ": "
                + (example.day() == null ? "undated" : example.day().toString()) + ", "
                + (speaker == null ? "nobody named" : ShellText.plain(speaker)) + " (" + example.statement()
                + ")\n      “" + ShellText.plain(example.words()) + "”");
    }

    private void quarter(TrendChanges.OfQuarter quarter) {
        line("  " + quarter.claim() + ", " + quarter.side() + ", " + quarter.quarter() + ": " + text(quarter.before())
                + " → " + text(quarter.after()));
    }

    private static String text(LabelChanges.SideCounts counts) {
        return counts.favor() + " / " + counts.against() + " / " + counts.none();
    }

    private static String text(LabelChanges.Move move) {
        return move.from() + " to " + move.to();
    }

    private static String text(TrendChanges.Counts counts) {
        return counts.favor() + " in favour, " + counts.against() + " against";
    }

    private static String text(Alert alert) {
        return (alert.day() == null ? "undated" : alert.day().toString()) + "  "
                + alert.kind().json() + "  " + ShellText.plain(alert.title());
    }
}
