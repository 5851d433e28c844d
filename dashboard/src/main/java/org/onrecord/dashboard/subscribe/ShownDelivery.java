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
 * @param unanswered number of attempts with unknown outcome: each of them may have reached the receiver
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
    public static ShownDelivery of(
            Delivery delivery, Optional<Rule> rule, Optional<Subscription> to, SubscriptionDesk desk) {
        return new ShownDelivery(
                delivery.id(),
                delivery.rule(),
                rule.map(Rule::name).orElse(delivery.rule()),
                to.map(each -> each.channel().json()).orElse("ended"),
                to.map(desk::maskedAddress).orElse(""),
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
