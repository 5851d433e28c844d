package org.onrecord.notify.message;

import java.util.List;
import org.onrecord.events.Alert;

/** A letter as plain text. */
public final class LetterText {
    private static final String LINE = "-".repeat(64);

    private LetterText() {}

    /** Returns the text, in lines that end with a line feed. */
    public static String of(Letter letter) {
        StringBuilder text = new StringBuilder();
        if (!letter.heading().isEmpty()) {
            text.append(letter.heading()).append("\n\n");
        }
        for (AlertView alert : letter.alerts()) {
            if (letter.alerts().size() > 1) {
                text.append(LINE).append("\n\n");
            }
            write(alert, text);
        }
        if (letter.confirm().isPresent()) {
            return text.append(letter.confirm().get()).append('\n').toString();
        }
        text.append(LINE).append("\n");
        letter.brief()
                .ifPresent(
                        brief -> text.append("The whole brief: ").append(brief).append("\n\n"));
        text.append("You get this because you subscribed to the rule “")
                .append(letter.rule())
                .append("”.\nChange it:   ")
                .append(letter.manage())
                .append("\nUnsubscribe: ")
                .append(letter.leave().orElse(letter.manage()))
                .append('\n');
        return text.toString();
    }

    private static void write(AlertView alert, StringBuilder text) {
        alert.note().ifPresent(note -> text.append("*** ").append(note).append("\n\n"));
        text.append(alert.heading()).append('\n');
        if (!alert.day().isEmpty()) {
            text.append(alert.day()).append('\n');
        }
        text.append('\n');
        quotes(alert.now().isEmpty() || alert.before().isEmpty() ? "" : "NOW\n\n", alert.now(), text);
        quotes("BEFORE\n\n", alert.before(), text);
        for (Alert.Change change : alert.changes()) {
            passage("  - ", change.before(), text);
            passage("  + ", change.after(), text);
            text.append('\n');
        }
        alert.facts()
                .forEach(fact -> text.append(fact.name())
                        .append(": ")
                        .append(fact.text())
                        .append('\n'));
        text.append("This alert: ").append(alert.link()).append("\n\n");
    }

    private static void quotes(String heading, List<AlertView.Quote> quotes, StringBuilder text) {
        if (!quotes.isEmpty()) {
            text.append(heading);
        }
        for (AlertView.Quote quote : quotes) {
            text.append("  “").append(quote.words()).append("”\n");
            text.append("  — ").append(quote.by()).append('\n');
            if (!quote.in().isEmpty()) {
                text.append("    ").append(quote.in()).append('\n');
            }
            quote.source()
                    .ifPresent(source ->
                            text.append("    Source:  ").append(source).append('\n'));
            text.append("    In context: ").append(quote.page()).append("\n\n");
        }
    }

    private static void passage(String sign, String words, StringBuilder text) {
        if (!words.isBlank()) {
            text.append(sign).append('“').append(words).append("”\n");
        }
    }
}
