package org.onrecord.notify.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.onrecord.events.EventJson;
import org.onrecord.notify.plan.Message;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The bodies of messages to programs: webhooks, Slack and Microsoft Teams. */
public final class Payload {
    private static final int LONGEST_QUOTE = 600;

    private Payload() {}

    /**
     * Returns the JSON of a webhook as Standard Webhooks recommends it: {@code type}, {@code timestamp} and {@code data}.
     *
     * @param at when the alerts were decided on; the same for each attempt
     */
    public static byte[] webhook(Message message, Letter letter, Instant at) {
        ObjectNode json = EventJson.mapper().createObjectNode();
        json.put("type", "alert." + message.deliveries().getFirst().tells().json())
                .put("timestamp", at.toString());
        ObjectNode data = json.putObject("data");
        data.putObject("rule")
                .put("id", message.rule().id())
                .put("name", message.rule().name());
        ArrayNode alerts = data.putArray("alerts");
        for (int each = 0; each < letter.alerts().size(); each++) {
            AlertView view = letter.alerts().get(each);
            ObjectNode told = alerts.addObject();
            told.put("delivery", view.id())
                    .put("tells", message.deliveries().get(each).tells().json())
                    .put("sentence", view.heading());
            view.note().ifPresent(note -> told.put("note", note));
            quotes(view.now(), told.putArray("quotes"));
            quotes(view.before(), told.putArray("before"));
            told.put("why", view.why())
                    .put("selected", view.rule())
                    .put("sure", view.sure())
                    .put("severity", view.severity())
                    .put("page", view.link());
            told.set(
                    "alert",
                    EventJson.mapper()
                            .valueToTree(message.deliveries().get(each).alert()));
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void quotes(List<AlertView.Quote> quotes, ArrayNode to) {
        for (AlertView.Quote quote : quotes) {
            ObjectNode json = to.addObject()
                    .put("words", quote.words())
                    .put("by", quote.by())
                    .put("in", quote.in());
            quote.source().ifPresent(source -> json.put("source", source));
            json.put("page", quote.page());
        }
    }

    /** Returns the JSON of an incoming webhook of Slack, which Mattermost and Rocket.Chat take too. */
    public static byte[] slack(Letter letter) {
        return EventJson.mapper()
                .createObjectNode()
                .put("text", chat(letter, false))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the JSON of a Teams workflow that posts a card. */
    public static byte[] teams(Letter letter) {
        ObjectNode json = EventJson.mapper().createObjectNode().put("type", "message");
        ObjectNode card = json.putArray("attachments")
                .addObject()
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        card.putArray("body")
                .addObject()
                .put("type", "TextBlock")
                .put("wrap", true)
                .put("text", chat(letter, true));
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String chat(Letter letter, boolean markdown) {
        StringBuilder text = new StringBuilder();
        String bold = markdown ? "**" : "*";
        String end = markdown ? "\n\n" : "\n";
        if (!letter.heading().isEmpty()) {
            text.append(safe(letter.heading(), markdown)).append(end);
        }
        for (AlertView alert : letter.alerts()) {
            alert.note().ifPresent(note -> text.append(safe(note, markdown)).append(end));
            text.append(bold)
                    .append(safe(alert.heading(), markdown))
                    .append(bold)
                    .append(end);
            alert.now().forEach(quote -> quote("> ", quote, markdown, end, text));
            alert.before().forEach(quote -> quote("> Before: ", quote, markdown, end, text));
            alert.changes().stream()
                    .limit(3)
                    .forEach(change -> text.append("> ")
                            .append(safe(shortened(change.before()), markdown))
                            .append(" → ")
                            .append(safe(shortened(change.after()), markdown))
                            .append(end));
            text.append(safe(alert.why(), markdown))
                    .append(' ')
                    .append(safe(alert.sure(), markdown))
                    .append(end);
            text.append("Severity ")
                    .append(alert.severity())
                    .append(". Rule: ")
                    .append(safe(letter.rule(), markdown))
                    .append(". ");
            text.append(link(alert.link(), "Open this alert", markdown)).append(end);
        }
        return text.toString().strip();
    }

    private static void quote(String start, AlertView.Quote quote, boolean markdown, String end, StringBuilder text) {
        text.append(start)
                .append('“')
                .append(safe(shortened(quote.words()), markdown))
                .append("” — ")
                .append(safe(quote.by(), markdown));
        quote.source().ifPresent(source -> text.append(", ").append(link(source, "source", markdown)));
        text.append(end);
    }

    private static String link(String address, String text, boolean markdown) {
        String safe = address.replaceAll("[<>|()\\s]", "");
        return markdown ? "[" + text + "](" + safe + ")" : "<" + safe + "|" + text + ">";
    }

    private static String shortened(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE - 1) + "…";
    }

    /** Returns text that a chat shows as it is: nobody is mentioned, and nothing becomes a link. */
    private static String safe(String text, boolean markdown) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return markdown
                ? line.replaceAll("([\\\\*_\\[\\]()#`~<>])", "\\\\$1")
                : line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
