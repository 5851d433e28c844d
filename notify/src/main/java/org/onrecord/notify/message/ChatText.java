package org.onrecord.notify.message;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.events.text.Ellipsis;
import org.onrecord.events.words.Strings;

/** A letter as the text of a chat, short and with links. */
public record ChatText(boolean markdown) {
    private static final int LONGEST_QUOTE = 600;
    private static final int MOST_CHANGES = 3;

    public static String slack(Letter letter) {
        return new ChatText(false).of(letter);
    }

    public static String markdown(Letter letter) {
        return new ChatText(true).of(letter);
    }

    private String of(Letter letter) {
        Strings strings = letter.strings();
        List<String> lines = new ArrayList<>();
        if (!letter.heading().isEmpty()) {
            lines.add(safe(letter.heading()));
        }
        for (AlertView alert : letter.alerts()) {
            alert.note().ifPresent(note -> lines.add(safe(note)));
            String bold = markdown ? "**" : "*";
            lines.add(bold + safe(alert.heading()) + bold);
            alert.now().forEach(quote -> lines.add("> " + of(quote, strings)));
            alert.before().forEach(quote -> lines.add("> " + strings.text("mail.before") + ": " + of(quote, strings)));
            alert.changes().stream()
                    .limit(MOST_CHANGES)
                    .forEach(change -> lines.add(
                            "> " + safe(shortened(change.before())) + " → " + safe(shortened(change.after()))));
            lines.add(safe(alert.why()) + " " + safe(alert.sure()));
            lines.add(strings.text("mail.severity") + ": " + alert.severity() + " · " + safe(letter.rule()) + " · "
                    + link(alert.link(), strings.text("mail.open")));
        }
        return String.join(markdown ? "\n\n" : "\n", lines).strip();
    }

    private String of(AlertView.Quote quote, Strings strings) {
        return "“" + safe(shortened(quote.words())) + "” — " + safe(quote.by())
                + quote.source()
                        .map(source -> ", " + link(source, strings.text("mail.source")))
                        .orElse("");
    }

    private String link(String address, String text) {
        String safe = address.replaceAll("[<>|()\\s]", "");
        return markdown ? "[" + text + "](" + safe + ")" : "<" + safe + "|" + text + ">";
    }

    private static String shortened(String words) {
        return Ellipsis.cut(words.replaceAll("\\s+", " ").strip(), LONGEST_QUOTE - 1);
    }

    /** Returns text that a chat shows as it is: nobody is mentioned, and nothing becomes a link. */
    private String safe(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return markdown
                ? line.replaceAll("([\\\\*_\\[\\]()#`~<>])", "\\\\$1")
                : line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
