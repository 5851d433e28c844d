package org.onrecord.dashboard.subscribe;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;

/** A delivery as a reader sees it: with the rule's name and the alert's title in place of the whole. Its JSON is flat. */
public record ShownDelivery(
        String id,
        @JsonUnwrapped Receiver receiver,
        Delivery.Tells tells,
        Delivery.State state,
        @JsonUnwrapped News news,
        @JsonUnwrapped Progress progress) {
    /**
     * Who gets the delivery, by which rule.
     *
     * @param name of the rule
     * @param channel {@code ended} if the subscription is no more
     * @param to the address in part
     */
    public record Receiver(String rule, String name, String channel, String to) {}

    /** What the delivery tells. */
    public record News(String alert, Alert.Kind kind, String title, String why) {}

    /**
     * How far the delivery is.
     *
     * @param unanswered number of attempts with unknown outcome: each of them may have reached the receiver
     */
    public record Progress(
            Instant made,
            Instant due,
            @Nullable String held,
            int attempts,
            int unanswered,
            @Nullable Instant sent,
            @Nullable String problem) {}

    public static ShownDelivery of(
            Delivery delivery, Optional<Rule> rule, Optional<Subscription> to, SubscriptionDesk desk) {
        Alert alert = delivery.alert();
        return new ShownDelivery(
                delivery.id(),
                new Receiver(
                        delivery.rule(),
                        rule.map(Rule::name).orElse(delivery.rule()),
                        to.map(each -> each.channel().json()).orElse("ended"),
                        to.map(desk::maskedAddress).orElse("")),
                delivery.tells(),
                delivery.state(),
                new News(alert.id(), alert.kind(), alert.title(), delivery.why()),
                new Progress(
                        delivery.made(),
                        delivery.due(),
                        delivery.held(),
                        delivery.attempts(),
                        delivery.unanswered(),
                        delivery.sent(),
                        delivery.problem()));
    }
}
