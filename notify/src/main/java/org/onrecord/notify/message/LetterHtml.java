package org.onrecord.notify.message;

import java.util.List;
import java.util.stream.Collectors;
import org.onrecord.events.Alert;
import org.onrecord.events.text.EscapedText;
import org.onrecord.events.words.Strings;
import org.onrecord.events.words.WrittenBrief;

/** A letter as HTML that mail programs show alike: inline styles, no script, no picture, nothing that is fetched. */
public final class LetterHtml {
    private static final String FONT = "font-family:Georgia,'Times New Roman',serif";
    private static final String SMALL =
            "font-family:Helvetica,Arial,sans-serif;font-size:13px;line-height:1.5;color:#555";
    private static final String RULER = "<hr style=\"border:0;border-top:1px solid #ddd8cf;margin:28px 0\">";

    private LetterHtml() {}

    public static String of(Letter letter) {
        Strings strings = letter.strings();
        String brief = letter.brief().map(WrittenBrief::html).orElse("");
        String heading = letter.heading().isEmpty()
                ? ""
                : styled("p", "margin:0 0 20px;white-space:pre-line;" + SMALL, EscapedText.of(letter.heading()));
        String alerts =
                letter.alerts().stream().map(alert -> entry(alert, strings)).collect(Collectors.joining(RULER));
        return "<!doctype html><html lang=\"" + strings.language().tag()
                + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width,initial-scale=1\"><title>" + EscapedText.of(letter.subject())
                + "</title></head><body style=\"margin:0;padding:16px 8px;background:#f4f2ee;color:#1c1c1c\">"
                + styled(
                        "div",
                        "max-width:640px;margin:0 auto;background:#fff;border:1px solid #ddd8cf;padding:24px 22px;"
                                + FONT + ";font-size:17px;line-height:1.5",
                        brief
                                + (brief.isEmpty() || heading.isEmpty() ? "" : RULER)
                                + heading
                                + letter.pages()
                                        .confirm()
                                        .map(page ->
                                                styled("p", "margin:0", link(page, strings.text("signup.confirm"))))
                                        .orElse(alerts))
                + (letter.pages().confirm().isPresent() ? "" : foot(letter))
                + "</body></html>";
    }

    private static String foot(Letter letter) {
        Strings strings = letter.strings();
        Letter.Pages pages = letter.pages();
        return styled(
                "p",
                "max-width:640px;margin:14px auto 0;padding:0 22px;box-sizing:border-box;" + SMALL,
                pages.brief()
                                .map(brief -> link(brief, strings.text("mail.brief")) + "<br>")
                                .orElse("")
                        + EscapedText.of(letter.because()) + " " + link(pages.manage(), strings.text("mail.change"))
                        + " · " + link(pages.end(), strings.text("signup.leave")));
    }

    /** Returns an alert alone, for a feed. */
    static String entry(AlertView alert, Strings strings) {
        StringBuilder html = new StringBuilder();
        alert.note()
                .ifPresent(note -> html.append(styled(
                        "p",
                        "margin:0 0 16px;padding:10px 14px;background:#fdf3d7;border-left:4px solid #c99700;"
                                + "font-family:Helvetica,Arial,sans-serif;font-size:14px",
                        EscapedText.of(note))));
        html.append(styled(
                "p",
                "margin:0 0 6px;" + SMALL + ";text-transform:uppercase;letter-spacing:.06em",
                EscapedText.of(strings.text("mail.severity") + ": " + alert.severity())
                        + (alert.day().isEmpty() ? "" : " · " + EscapedText.of(alert.day()))));
        html.append(styled(
                "h1",
                "margin:0 0 18px;font-size:22px;line-height:1.3;font-weight:normal",
                EscapedText.of(alert.heading())));
        html.append(quotes(alert.before().isEmpty() ? "" : "mail.now", "#1a4d8f", alert.now(), strings));
        html.append(quotes("mail.before", "#b9b2a5", alert.before(), strings));
        for (Alert.Change change : alert.changes()) {
            html.append(passage(change.before(), "#fbeaea", "<del>", "</del>"));
            html.append(passage(change.after(), "#e9f5ec", "<ins style=\"text-decoration:none\">", "</ins>"));
        }
        String facts = alert.facts(strings).entrySet().stream()
                .map(fact -> row(fact.getKey(), fact.getValue()))
                .collect(Collectors.joining());
        return html.append("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" style=\"margin:18px 0"
                        + " 12px;border-collapse:collapse\">")
                .append(facts)
                .append("</table>")
                .append(styled("p", "margin:0;" + SMALL, link(alert.link(), strings.text("mail.open"))))
                .toString();
    }

    private static String row(String name, String text) {
        return "<tr>"
                + styled(
                        "td",
                        "padding:2px 14px 2px 0;vertical-align:top;white-space:nowrap;" + SMALL,
                        EscapedText.of(name))
                + styled("td", "padding:2px 0;" + SMALL + ";color:#1c1c1c", EscapedText.of(text))
                + "</tr>";
    }

    private static String quotes(String heading, String colour, List<AlertView.Quote> quotes, Strings strings) {
        return (heading.isEmpty() || quotes.isEmpty()
                        ? ""
                        : styled("p", "margin:18px 0 8px;" + SMALL, strings.text(heading)))
                + quotes.stream().map(quote -> quote(colour, quote, strings)).collect(Collectors.joining());
    }

    private static String quote(String colour, AlertView.Quote quote, Strings strings) {
        String by = EscapedText.of(quote.by()) + (quote.in().isEmpty() ? "" : "<br>" + EscapedText.of(quote.in()))
                + "<br>"
                + quote.source()
                        .map(source -> link(source, strings.text("mail.source")) + " · ")
                        .orElse("")
                + link(quote.page(), strings.text("mail.in-context"));
        return styled(
                "blockquote",
                "margin:0 0 16px;padding:2px 0 2px 16px;border-left:4px solid " + colour,
                "“" + EscapedText.of(quote.words()) + "”" + styled("div", "margin-top:4px;" + SMALL, by));
    }

    /** Returns what an edit removed or added; empty if that is empty. */
    private static String passage(String words, String colour, String open, String close) {
        return words.isBlank()
                ? ""
                : styled(
                        "p",
                        "margin:0 0 6px;padding:6px 10px;background:" + colour,
                        open + EscapedText.of(words) + close);
    }

    private static String styled(String element, String style, String content) {
        return "<" + element + " style=\"" + style + "\">" + content + "</" + element + ">";
    }

    private static String link(String address, String text) {
        return "<a style=\"color:#1a4d8f\" href=\"" + EscapedText.of(address) + "\">" + EscapedText.of(text) + "</a>";
    }
}
