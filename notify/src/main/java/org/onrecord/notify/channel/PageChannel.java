package org.onrecord.notify.channel;

import org.onrecord.notify.plan.Message;
import org.onrecord.notify.plan.SendResult;

/** The page: a delivery is on the topic before it is sent, and the dashboard tells open pages of it. So there is nothing left to do. */
record PageChannel() implements Channel {
    @Override
    public SendResult send(Message message) {
        return new SendResult.Accepted();
    }
}
