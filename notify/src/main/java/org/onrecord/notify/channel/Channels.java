package org.onrecord.notify.channel;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.onrecord.events.Subscription;
import org.onrecord.notify.message.Links;
import org.onrecord.notify.plan.Message;
import org.onrecord.notify.plan.SendResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All channels, of which a message takes the one of its subscription. */
public final class Channels implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

    private final HttpSender http;
    private final Channel mail;
    private final Channel webhook;
    private final Channel chat;
    private final Channel page = new PageChannel();

    /**
     * Opens no connection yet.
     *
     * @param signatures sign webhooks
     */
    public Channels(Optional<MailSettings> mail, Signatures signatures, Links links, AddressCheck check, Clock clock) {
        http = new HttpSender(check, clock);
        this.mail = new MailChannel(mail, links);
        webhook = new WebhookChannel(http, signatures, links, clock);
        chat = new ChatChannel(http, links);
    }

    /** Sends a message by the channel of its subscription. A failure of our own counts as one that may pass. */
    public SendResult send(Message message) {
        try {
            return of(message.subscription().channel()).send(message);
        } catch (RuntimeException e) {
            LOG.error(
                    "the message {} of the rule {} failed",
                    message.id(),
                    message.rule().id(),
                    e);
            return new SendResult.Retry("it failed: " + e.getClass().getSimpleName(), Optional.empty());
        }
    }

    private Channel of(Subscription.Channel channel) {
        return switch (channel) {
            case EMAIL -> mail;
            case WEBHOOK -> webhook;
            case SLACK, TEAMS -> chat;
            case PAGE -> page;
        };
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
