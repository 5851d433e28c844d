package org.onrecord.notify.channel;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.onrecord.notify.message.Letter;
import org.onrecord.notify.message.Links;
import org.onrecord.notify.message.Payload;
import org.onrecord.notify.plan.Message;
import org.onrecord.notify.plan.SendResult;

/** Webhooks as Standard Webhooks 1.0 defines them: JSON with the headers {@code webhook-id}, {@code -timestamp} and {@code -signature}. */
record WebhookChannel(HttpSender http, Signatures signatures, Links links, Clock clock) implements Channel {
    @Override
    public SendResult send(Message message) {
        return switch (signatures.of(message.subscription().secret())) {
            case Signatures.Choice.Found found -> send(message, found.signature());
            case Signatures.Choice.Missing missing -> new SendResult.Retry(missing.reason(), Optional.empty());
        };
    }

    private SendResult send(Message message, Signature signature) {
        byte[] body = Payload.webhook(
                message,
                Letter.of(message, links),
                message.deliveries().getFirst().made());
        Instant now = clock.instant();
        return http.post(
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
}
