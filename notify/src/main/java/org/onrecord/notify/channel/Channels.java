package org.onrecord.notify.channel;

import java.time.Duration;
import java.util.List;
import org.onrecord.events.Subscription;

public final class Channels {
    /** All of them, in the order in which the page offers them. A new one is added here. */
    public static final List<Channel> ALL = List.of(
            new MailChannel(Duration.ofMinutes(3)),
            new PageChannel(),
            new SlackChannel(),
            new TeamsChannel(),
            new WebhookChannel());

    private Channels() {}

    public static Channel of(Subscription subscription) {
        return ALL.stream()
                .filter(each -> each.name() == subscription.channel())
                .findFirst()
                .orElseThrow();
    }
}
