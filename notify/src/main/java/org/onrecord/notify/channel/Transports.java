package org.onrecord.notify.channel;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.onrecord.notify.message.Letter;
import org.onrecord.notify.plan.AlertMessage;
import org.onrecord.notify.plan.SendResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the channels send with.
 *
 * @param mail the mail server; empty where mail is not set up
 */
public record Transports(
        HttpSender http, Optional<MailSettings> mail, Signatures signatures, LetterWriter letters, InstantSource clock)
        implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transports.class);

    /** Sends a message by the channel of its subscription. An unexpected exception counts as a temporary failure. */
    public SendResult send(AlertMessage message) {
        try {
            return Channels.of(message.subscription()).send(message, this);
        } catch (RuntimeException e) {
            LOG.error(
                    "the message {} of the rule {} failed",
                    message.id(),
                    message.rule().id(),
                    e);
            return new SendResult.Retry("it failed: " + e.getClass().getSimpleName());
        }
    }

    Letter letter(AlertMessage message) {
        return letters.letter(message);
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
