package org.onrecord.notify.channel;

import java.util.Map;
import org.onrecord.events.Subscription;
import org.onrecord.notify.message.Letter;
import org.onrecord.notify.message.Links;
import org.onrecord.notify.message.Payload;
import org.onrecord.notify.plan.Message;
import org.onrecord.notify.plan.SendResult;

/** Incoming webhooks of chats: Slack and what takes the same, and workflows of Microsoft Teams. */
record ChatChannel(HttpSender http, Links links) implements Channel {
    @Override
    public SendResult send(Message message) {
        Letter letter = Letter.of(message, links);
        return http.post(
                message.subscription().to(),
                Map.of(),
                message.subscription().channel() == Subscription.Channel.SLACK
                        ? Payload.slack(letter)
                        : Payload.teams(letter));
    }
}
