package org.onrecord.notify.message;

import java.util.List;
import org.onrecord.events.Alert;

/** A letter as HTML that mail programs show alike: inline styles, no script, no picture, nothing that is fetched. */
public final class LetterHtml {
    private static final String FONT = "font-family:Georgia,'Times New Roman',serif";
    private static final String SMALL =
            "font-family:Helvetica,Arial,sans-serif;font-size:13px;line-height:1.5;color:#555";
    private static final String LINK = "color:#1a4d8f";

    private LetterHtml() {}

    /** Returns the page. */
    public static String of(Letter letter) {
        StringBuilder html = new StringBuilder(
                        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                                + " content=\"width=device-width,initial-scale=1\"><title>")
                .append(escaped(letter.subject()))
                .append("</title></head><body style=\"margin:0;padding:16px 8px;background:#f4f2ee;color:#1c1c1c\">")
                .append("<div style=\"max-width:640px;margin:0 auto;background:#fff;border:1px solid"
                        + " #ddd8cf;padding:24px 22px;")
                .append(FONT)
                .append(";font-size:17px;line-height:1.5\">");
        if (!letter.heading().isEmpty()) {
            html.append("<p style=\"margin:0 0 20px;")
                    .append(SMALL)
                    .append("\">")
                    .append(escaped(letter.heading()))
                    .append("</p>");
        }
        for (int at = 0; at < letter.alerts().size(); at++) {
            if (at > 0) {
                html.append("<hr style=\"border:0;border-top:1px solid #ddd8cf;margin:28px 0\">");
            }
            write(letter.alerts().get(at), html);
        }
        return html.append("</div><p style=\"max-width:640px;margin:14px auto 0;padding:0 22px;box-sizing:border-box;")
                .append(SMALL)
                .append("\">You get this because you subscribed to the rule “")
                .append(escaped(letter.rule()))
                .append("”. ")
                .append(link(letter.manage(), "Change it"))
                .append(" or ")
                .append(link(letter.leave().orElse(letter.manage()), "unsubscribe"))
                .append(".</p></body></html>")
                .toString();
    }

    /** Returns an alert alone, for a feed. */
    static String entry(AlertView alert) {
        StringBuilder html = new StringBuilder();
        write(alert, html);
        return html.toString();
    }

    private static void write(AlertView alert, StringBuilder html) {
        alert.note()
                .ifPresent(note -> html.append(
                                "<p style=\"margin:0 0 16px;padding:10px 14px;background:#fdf3d7;border-left:4px solid"
                                        + " #c99700;")
                        .append("font-family:Helvetica,Arial,sans-serif;font-size:14px\">")
                        .append(escaped(note))
                        .append("</p>"));
        html.append("<p style=\"margin:0 0 6px;")
                .append(SMALL)
                .append(";text-transform:uppercase;letter-spacing:.06em\">")
                .append("severity ")
                .append(escaped(alert.severity()))
                .append(alert.day().isEmpty() ? "" : " · " + escaped(alert.day()))
                .append("</p><h1 style=\"margin:0 0 18px;font-size:22px;line-height:1.3;font-weight:normal\">")
                .append(escaped(alert.heading()))
                .append("</h1>");
        quotes(alert.now().isEmpty() || alert.before().isEmpty() ? "" : "Now", alert.now(), "#1a4d8f", html);
        quotes("Before", alert.before(), "#b9b2a5", html);
        for (Alert.Change change : alert.changes()) {
            passage("del", "#fbeaea", change.before(), html);
            passage("ins", "#e9f5ec", change.after(), html);
        }
        html.append("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" style=\"margin:18px 0"
                + " 12px;border-collapse:collapse\">");
        alert.facts().stream()
                .filter(fact -> !fact[0].equals(AlertView.SEVERITY))
                .forEach(fact -> html.append(
                                "<tr><td style=\"padding:2px 14px 2px 0;vertical-align:top;white-space:nowrap;")
                        .append(SMALL)
                        .append("\">")
                        .append(escaped(fact[0]))
                        .append("</td><td style=\"padding:2px 0;")
                        .append(SMALL)
                        .append(";color:#1c1c1c\">")
                        .append(escaped(fact[1]))
                        .append("</td></tr>"));
        html.append("</table><p style=\"margin:0;")
                .append(SMALL)
                .append("\">")
                .append(link(alert.link(), "Open this alert"))
                .append("</p>");
    }

    private static void quotes(String heading, List<AlertView.Quote> quotes, String colour, StringBuilder html) {
        if (!heading.isEmpty() && !quotes.isEmpty()) {
            html.append("<p style=\"margin:18px 0 8px;")
                    .append(SMALL)
                    .append("\">")
                    .append(heading)
                    .append("</p>");
        }
        for (AlertView.Quote quote : quotes) {
            html.append("<blockquote style=\"margin:0 0 16px;padding:2px 0 2px 16px;border-left:4px solid ")
                    .append(colour)
                    .append("\">“")
                    .append(escaped(quote.words()))
                    .append("”<div style=\"margin-top:4px;")
                    .append(SMALL)
                    .append("\">")
                    .append(escaped(quote.by()));
            if (!quote.in().isEmpty()) {
                html.append("<br>").append(escaped(quote.in()));
            }
            html.append("<br>");
            quote.source()
                    .ifPresent(source -> html.append(link(source, "Source")).append(" · "));
            html.append(link(quote.page(), "In context")).append("</div></blockquote>");
        }
    }

    /** Writes what an edit removed or added; nothing if that is empty. */
    private static void passage(String element, String colour, String words, StringBuilder html) {
        if (!words.isBlank()) {
            html.append("<p style=\"margin:0 0 6px;padding:6px 10px;background:")
                    .append(colour)
                    .append("\"><")
                    .append(element)
                    .append(element.equals("ins") ? " style=\"text-decoration:none\">" : ">")
                    .append(escaped(words))
                    .append("</")
                    .append(element)
                    .append("></p>");
        }
    }

    private static String link(String address, String text) {
        return "<a style=\"" + LINK + "\" href=\"" + escaped(address) + "\">" + escaped(text) + "</a>";
    }

    /** Returns text for HTML and XML: without control characters, which XML forbids. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\n'
                        || c == '\t'
                        || (c >= 0x20 && c != 0x7f && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF)))
                .forEach(c -> {
                    switch (c) {
                        case '&' -> safe.append("&amp;");
                        case '<' -> safe.append("&lt;");
                        case '>' -> safe.append("&gt;");
                        case '"' -> safe.append("&quot;");
                        case '\'' -> safe.append("&#39;");
                        default -> safe.appendCodePoint(c);
                    }
                });
        return safe.toString();
    }
}
