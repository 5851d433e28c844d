package org.onrecord.app.read;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;

/** An alert as lines for a shell: what and when, then each piece of evidence. */
public final class AlertText {
    private AlertText() {}

    /** The lines, divided by line feeds, without control characters: the words of others must not steer a terminal. */
    public static String of(Alert alert) {
        StringBuilder text = new StringBuilder();
        text.append(alert.day() == null ? "undated   " : alert.day().toString())
                .append("  ")
                .append(alert.kind().json())
                .append("  ")
                .append(plain(alert.title()))
                .append("  (")
                .append(plain(alert.why()))
                .append(')');
        for (Alert.Evidence evidence : alert.evidence()) {
            text.append("\n            “")
                    .append(plain(evidence.words()))
                    .append("” ")
                    .append(source(evidence));
        }
        List<Alert.Change> changes = alert.changes();
        if (changes != null) {
            for (Alert.Change change : changes) {
                text.append("\n            ").append(words("-", change.before()));
                text.append("\n            ").append(words("+", change.after()));
            }
        }
        return text.toString();
    }

    private static String words(String sign, String words) {
        return words.isBlank() ? sign + " (nothing)" : sign + " “" + plain(words) + "”";
    }

    /**
     * The line of an alert that no longer holds.
     *
     * @param title what it told, where that is known
     * @param reason why it was withdrawn, where the tombstone says so
     */
    public static String withdrawn(String id, Optional<String> title, Optional<String> reason) {
        return "withdrawn:  " + title.map(AlertText::plain).orElse("the alert " + plain(id))
                + reason.map(why -> "  (" + plain(why) + ")").orElse("");
    }

    private static String source(Alert.Evidence evidence) {
        StringBuilder source = new StringBuilder();
        append(source, evidence.speaker());
        append(source, evidence.publisher());
        append(source, evidence.title());
        append(source, evidence.url());
        return source.toString();
    }

    private static void append(StringBuilder source, @Nullable String part) {
        if (part != null && !part.isBlank()) {
            source.append(source.isEmpty() ? "— " : ", ").append(plain(part));
        }
    }

    private static String plain(String words) {
        return words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
