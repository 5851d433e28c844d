package org.onrecord.notify.channel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.onrecord.events.Delivery;
import org.onrecord.events.EventJson;
import org.onrecord.events.Subscription;
import org.onrecord.notify.message.AlertView;
import org.onrecord.notify.message.Letter;
import org.onrecord.notify.plan.AlertMessage;
import org.onrecord.notify.plan.SendResult;
import org.onrecord.notify.rule.AlertFacts;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Webhooks as Standard Webhooks 1.0 defines them: JSON with {@code type}, {@code timestamp} and {@code data}, and the headers
 * {@code webhook-id}, {@code -timestamp} and {@code -signature}.
 */
final class WebhookChannel implements HttpChannel {
    @Override
    public Subscription.Channel name() {
        return Subscription.Channel.WEBHOOK;
    }

    @Override
    public boolean isSigned() {
        return true;
    }

    @Override
    public SendResult send(AlertMessage message, Transports transports) {
        return switch (transports.signatures().of(message.subscription().secret())) {
            case Signatures.Choice.Found found -> send(message, found.signature(), transports);
            case Signatures.Choice.Missing missing -> new SendResult.Retry(missing.reason());
        };
    }

    private static SendResult send(AlertMessage message, Signature signature, Transports transports) {
        byte[] body = body(message, transports.letter(message));
        Instant now = transports.clock().instant();
        return transports
                .http()
                .post(
                        message.subscription().to(),
                        Map.of(
                                "webhook-id",
                                message.id(),
                                "webhook-timestamp",
                                Long.toString(now.getEpochSecond()),
                                "webhook-signature",
                                signature.of(message.id(), now, body)),
                        body);
    }

    private static byte[] body(AlertMessage message, Letter letter) {
        Delivery first = message.deliveries().getFirst();
        ObjectNode json = EventJson.mapper().createObjectNode();
        // The time at which the alerts were decided on, since the body must be the same for each attempt.
        json.put("type", "alert." + first.tells().json())
                .put("timestamp", first.made().toString());
        ObjectNode data = json.putObject("data");
        data.putObject("rule")
                .put("id", message.rule().id())
                .put("name", message.rule().name());
        ArrayNode alerts = data.putArray("alerts");
        for (int each = 0; each < letter.alerts().size(); each++) {
            alert(letter.alerts().get(each), message.deliveries().get(each), alerts.addObject());
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void alert(AlertView view, Delivery delivery, ObjectNode json) {
        json.put("delivery", view.id()).put("tells", delivery.tells().json()).put("sentence", view.heading());
        view.note().ifPresent(note -> json.put("note", note));
        json.set("quotes", EventJson.mapper().valueToTree(view.now()));
        json.set("before", EventJson.mapper().valueToTree(view.before()));
        json.put("why", view.why())
                .put("selected", delivery.why())
                .put("sure", view.sure())
                .put("severity", new AlertFacts(delivery.alert()).severity().json())
                .put("page", view.link());
        json.set("alert", EventJson.mapper().valueToTree(delivery.alert()));
    }
}
