package org.onrecord.notify.channel;

import java.util.Optional;
import org.onrecord.events.Subscription;
import org.onrecord.notify.plan.AlertMessage;
import org.onrecord.notify.plan.SendResult;

/** Notifications on open pages: a delivery is on its topic before it is sent, and the dashboard tells open pages, so nothing is left to do. */
final class PageChannel implements Channel {
    @Override
    public Subscription.Channel name() {
        return Subscription.Channel.PAGE;
    }

    @Override
    public String example() {
        return "";
    }

    @Override
    public Optional<String> problem(String address) {
        return address.isEmpty() ? Optional.empty() : Optional.of("the page has no address");
    }

    @Override
    public String masked(String address) {
        return "";
    }

    @Override
    public SendResult send(AlertMessage message, Transports transports) {
        return new SendResult.Accepted();
    }
}
