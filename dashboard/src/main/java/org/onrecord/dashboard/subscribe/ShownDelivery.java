package org.onrecord.dashboard.subscribe;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;

/**
 * A delivery as a reader sees it: with the rule's name and the alert's title in place of the whole.
 *
 * @param channel {@code ended} if the subscription is no more
 * @param unanswered how many attempts ended with a process before it noted the answer; so often may it have come again
 */
public record ShownDelivery(
        String id,
        String rule,
        String name,
        String channel,
        String to,
        Delivery.Tells tells,
        Delivery.State state,
        String alert,
        Alert.Kind kind,
        String title,
        String why,
        Instant made,
        Instant due,
        @Nullable String held,
        int attempts,
        int unanswered,
        @Nullable Instant sent,
        @Nullable String problem) {

    /** Returns a delivery with what is known of its rule and subscription. */
    public static ShownDelivery of(Delivery delivery, SubscriptionDesk known) {
        Optional<Subscription> to = known.subscription(delivery.subscription());
        return new ShownDelivery(
                delivery.id(),
                delivery.rule(),
                known.rules().stream()
                        .filter(rule -> rule.id().equals(delivery.rule()))
                        .findFirst()
                        .map(Rule::name)
                        .orElse(delivery.rule()),
                to.map(each -> each.channel().json()).orElse("ended"),
                to.map(each -> ShownSubscription.of(each).to()).orElse(""),
                delivery.tells(),
                delivery.state(),
                delivery.alert().id(),
                delivery.alert().kind(),
                delivery.alert().title(),
                delivery.why(),
                delivery.made(),
                delivery.due(),
                delivery.held(),
                delivery.attempts(),
                delivery.unanswered(),
                delivery.sent(),
                delivery.problem());
    }
}
