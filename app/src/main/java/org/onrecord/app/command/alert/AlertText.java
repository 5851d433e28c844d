package org.onrecord.app.command.alert;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.app.shell.ShellText;
import org.onrecord.events.Alert;
import org.onrecord.events.topic.AlertWithdrawal;

/** Formats alerts for a shell: day, kind and title in one line, then a line for each piece of evidence. */
public final class AlertText {
    private static final String NEXT_LINE = "\n            ";

    private AlertText() {}

    /** Returns the lines of an alert, separated by line feeds. */
    public static String of(Alert alert) {
        StringBuilder text = new StringBuilder(
                alert.day() == null ? "undated   " : alert.day().toString());
        text.append("  " + alert.kind().json() + "  " + ShellText.plain(alert.title()) + "  ("
                + ShellText.plain(alert.why()) + ")");
        for (Alert.Evidence evidence : alert.evidence()) {
            text.append(NEXT_LINE + "“" + ShellText.plain(evidence.words()) + "” " + source(evidence));
        }
        List<Alert.Change> changes = alert.changes();
        if (changes != null) {
            for (Alert.Change change : changes) {
                text.append(NEXT_LINE + words("-", change.before()) + NEXT_LINE + words("+", change.after()));
            }
        }
        return text.toString();
    }

    private static String words(String sign, String words) {
        return sign + (words.isBlank() ? " (nothing)" : " “" + ShellText.plain(words) + "”");
    }

    /** Returns the line of an alert that no longer holds. */
    public static String withdrawn(String id, Optional<String> title, Optional<String> reason) {
        return (reason.filter(AlertWithdrawal::isCorrection).isPresent() ? "corrected:  " : "withdrawn:  ")
                + title.map(ShellText::plain).orElse("the alert " + ShellText.plain(id))
                + reason.map(why -> "  (" + ShellText.plain(why) + ")").orElse("");
    }

    private static String source(Alert.Evidence evidence) {
        String parts = Stream.of(evidence.speaker(), evidence.publisher(), evidence.title(), evidence.url())
                .map(ShellText::plain)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return parts.isEmpty() ? "" : "— " + parts;
    }
}
