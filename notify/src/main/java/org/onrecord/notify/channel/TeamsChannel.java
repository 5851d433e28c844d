package org.onrecord.notify.channel;

import org.onrecord.events.EventJson;
import org.onrecord.events.Subscription;
import org.onrecord.notify.message.LetterForm;
import org.onrecord.notify.plan.AlertMessage;
import org.onrecord.notify.plan.SendResult;
import tools.jackson.databind.node.ObjectNode;

/** Workflows of Microsoft Teams that post a card. */
final class TeamsChannel implements HttpChannel {
    @Override
    public Subscription.Channel name() {
        return Subscription.Channel.TEAMS;
    }

    @Override
    public SendResult send(AlertMessage message, Transports transports) {
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
                .put("text", LetterForm.MARKDOWN.of(transports.letter(message)));
        return post(message, transports, json);
    }
}
