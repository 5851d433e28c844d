package org.onrecord.notify.authoring;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.Ids;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.notify.message.Letter;
import org.onrecord.notify.message.Links;
import org.onrecord.notify.rule.RuleMatcher;

/** Messages that somebody asks for: an example of what a rule sends, a test of a subscription, and an alert once more. */
public final class RequestedMessages {
    private static final Alert INVENTED = new Alert(
            Ids.hash("alert", "test"),
            Alert.Kind.FIRST_POSITION,
            "",
            "test",
            null,
            "An invented alert: somebody takes a side on a claim",
            "It is a test, and nothing happened.",
            Map.of(),
            List.of());

    private RequestedMessages() {}

    /** Returns an alert as a rule would send it. */
    public static Letter example(Rule rule, Alert alert, Links links, Instant now) {
        Subscription to = Subscription.of(rule.id(), Subscription.Channel.EMAIL, "you", now);
        return Letter.of(rule, List.of(delivery(to, Delivery.Tells.ALERT, alert, why(rule, alert), "", now)), links);
    }

    /**
     * Returns a delivery that shows how an alert of a subscription looks.
     *
     * @param last the last alerts that its rule would have told, the last first; if there are none, the delivery tells an invented alert
     */
    public static Delivery test(Subscription subscription, Rule rule, List<Alert> last, Instant now) {
        Alert alert = last.isEmpty() ? INVENTED : last.getFirst();
        String why = last.isEmpty() ? "The rule has selected nothing yet." : why(rule, alert);
        return delivery(subscription, Delivery.Tells.TEST, alert, why, now.toString(), now);
    }

    /** Returns a delivery that sends an alert once more. */
    public static Delivery again(Subscription subscription, Delivery earlier, Instant now) {
        return delivery(subscription, Delivery.Tells.AGAIN, earlier.alert(), earlier.why(), earlier.id() + now, now);
    }

    private static String why(Rule rule, Alert alert) {
        return new RuleMatcher(rule).why(alert).orElse("");
    }

    /** @param salt tells deliveries of the same alert apart */
    private static Delivery delivery(
            Subscription to, Delivery.Tells tells, Alert alert, String why, String salt, Instant now) {
        return Delivery.made(
                Ids.hash("delivery", to.id(), alert.id(), tells.json(), salt),
                0,
                to.rule(),
                to.id(),
                tells,
                alert,
                why,
                now);
    }
}
