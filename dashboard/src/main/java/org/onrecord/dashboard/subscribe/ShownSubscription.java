package org.onrecord.dashboard.subscribe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Subscription;

/**
 * A subscription as a reader sees it, who need not be its owner.
 *
 * @param to the address without what identifies a person or holds a token
 */
public record ShownSubscription(
        String id,
        Subscription.Channel channel,
        String to,
        Instant since,
        @Nullable String off) {

    public static ShownSubscription of(Subscription subscription, SubscriptionDesk desk) {
        return new ShownSubscription(
                subscription.id(),
                subscription.channel(),
                desk.maskedAddress(subscription),
                subscription.since(),
                subscription.off());
    }
}
