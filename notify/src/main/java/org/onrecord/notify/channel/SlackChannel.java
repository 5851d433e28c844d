package org.onrecord.notify.channel;

import org.onrecord.events.EventJson;
import org.onrecord.events.Subscription;
import org.onrecord.notify.message.LetterForm;
import org.onrecord.notify.plan.AlertMessage;
import org.onrecord.notify.plan.SendResult;

/** Incoming webhooks of Slack, and of services that take the same, such as Mattermost and Rocket.Chat. */
final class SlackChannel implements HttpChannel {
    @Override
    public Subscription.Channel name() {
        return Subscription.Channel.SLACK;
    }

    @Override
    public String example() {
        return "https://hooks.slack.com/services/…";
    }

    @Override
    public SendResult send(AlertMessage message, Transports transports) {
        return post(
                message,
                transports,
                EventJson.mapper().createObjectNode().put("text", LetterForm.SLACK.of(transports.letter(message))));
    }
}
