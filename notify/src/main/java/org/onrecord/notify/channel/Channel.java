package org.onrecord.notify.channel;

import org.onrecord.notify.plan.Message;
import org.onrecord.notify.plan.SendResult;

/** A way to a subscriber. It may be used by many threads at once. */
public sealed interface Channel permits MailChannel, WebhookChannel, ChatChannel, PageChannel {
    /** Sends a message and returns what came of it. It throws nothing that the network causes. */
    SendResult send(Message message);
}
