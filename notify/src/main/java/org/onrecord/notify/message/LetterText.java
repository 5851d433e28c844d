package org.onrecord.notify.message;

import java.util.List;
import java.util.Locale;
import org.onrecord.events.Alert;
import org.onrecord.events.words.Strings;

/** A letter as plain text. */
public final class LetterText {
    private static final String LINE = "-".repeat(64);

    private LetterText() {}

    /** Returns the text, in lines that end with a line feed. */
    public static String of(Letter letter) {
        Strings strings = letter.strings();
        Letter.Pages pages = letter.pages();
        StringBuilder text = new StringBuilder();
        letter.brief().ifPresent(brief -> text.append(brief.text()).append('\n'));
        if (!letter.heading().isEmpty()) {
            text.append(letter.heading()).append("\n\n");
        }
        for (AlertView alert : letter.alerts()) {
            if (letter.alerts().size() > 1) {
                text.append(LINE).append("\n\n");
            }
            write(alert, strings, text);
        }
        if (pages.confirm().isPresent()) {
            return text.append(pages.confirm().get()).append('\n').toString();
        }
        text.append(LINE).append("\n");
        pages.brief().ifPresent(brief -> named("mail.brief", brief, strings, text));
        text.append(letter.because()).append('\n');
        named("mail.change", pages.manage(), strings, text);
        named("signup.leave", pages.end(), strings, text);
        return text.toString();
    }

    private static void named(String key, String page, Strings strings, StringBuilder text) {
        text.append(strings.text(key)).append(": ").append(page).append('\n');
    }

    private static void write(AlertView alert, Strings strings, StringBuilder text) {
        alert.note().ifPresent(note -> text.append("*** ").append(note).append("\n\n"));
        text.append(alert.heading()).append('\n');
        if (!alert.day().isEmpty()) {
            text.append(alert.day()).append('\n');
        }
        text.append('\n');
        quotes(alert.before().isEmpty() ? "" : "mail.now", alert.now(), strings, text);
        quotes("mail.before", alert.before(), strings, text);
        for (Alert.Change change : alert.changes()) {
            passage("  - ", change.before(), text);
            passage("  + ", change.after(), text);
            text.append('\n');
        }
        alert.facts(strings)
                .forEach((name, fact) ->
                        text.append(name).append(": ").append(fact).append('\n'));
        named("mail.severity", alert.severity(), strings, text);
        named("mail.open", alert.link(), strings, text);
        text.append('\n');
    }

    private static void quotes(String heading, List<AlertView.Quote> quotes, Strings strings, StringBuilder text) {
        if (!quotes.isEmpty() && !heading.isEmpty()) {
            text.append(strings.text(heading).toUpperCase(Locale.ROOT)).append("\n\n");
        }
        for (AlertView.Quote quote : quotes) {
            text.append("  “").append(quote.words()).append("”\n");
            text.append("  — ").append(quote.by()).append('\n');
            if (!quote.in().isEmpty()) {
                text.append("    ").append(quote.in()).append('\n');
            }
            quote.source().ifPresent(source -> named("mail.source", source, strings, text.append("    ")));
            named("mail.in-context", quote.page(), strings, text.append("    "));
            text.append('\n');
        }
    }

    private static void passage(String sign, String words, StringBuilder text) {
        if (!words.isBlank()) {
            text.append(sign).append('“').append(words).append("”\n");
        }
    }
}
