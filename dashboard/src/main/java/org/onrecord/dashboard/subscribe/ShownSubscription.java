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

    /** Returns a subscription with its address in part. */
    public static ShownSubscription of(Subscription subscription) {
        return new ShownSubscription(
                subscription.id(),
                subscription.channel(),
                inPart(subscription),
                subscription.since(),
                subscription.off());
    }

    private static String inPart(Subscription subscription) {
        String to = subscription.to();
        return switch (subscription.channel()) {
            case EMAIL -> to.substring(0, Math.min(1, to.length())) + "…" + to.substring(Math.max(0, to.indexOf('@')));
            case WEBHOOK, SLACK, TEAMS -> to.replaceFirst("^(https?://)(?:[^/?#@]*@)?([^/?#]+).*", "$1$2/…");
            case PAGE -> "";
        };
    }
}
