package org.onrecord.dashboard.subscribe;

import java.util.List;
import java.util.Optional;
import org.onrecord.events.Delivery;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;

/** Rules, subscriptions and deliveries, as the page and the API see and change them. */
public interface SubscriptionDesk {

    /**
     * What a rule would have told over the alerts on record.
     *
     * @param summary one line
     * @param refusal why the rule is refused, with a narrower one; empty if it is not
     * @param last the last alerts, as they would be sent
     */
    record Preview(int alerts, double aWeek, String summary, Optional<String> refusal, List<Sample> last) {}

    /** An alert as it would be sent. */
    record Sample(String subject, String text) {}

    /** The topics do not take a change, or cannot be read. */
    final class UnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Returns the rules by their names. */
    List<Rule> rules();

    /** Returns the ready-made rules that are not among the rules. */
    List<Rule> readyMade();

    /** Returns the subscriptions of a rule. */
    List<Subscription> subscriptions(String rule);

    /** Returns a subscription. */
    Optional<Subscription> subscription(String id);

    /** Returns the deliveries, the last first. */
    List<Delivery> deliveries();

    /** Returns what is wrong with a rule; empty if nothing is. */
    List<String> problems(Rule rule);

    /** Returns what is wrong with a subscription; empty if nothing is. */
    Optional<String> problem(Subscription subscription);

    /** Tests a rule over the alerts on record. */
    Preview preview(Rule rule);

    /** Makes or changes a rule. */
    void save(Rule rule);

    /** Deletes a rule and its subscriptions. */
    void deleteRule(String id);

    /** Makes or changes a subscription. */
    void save(Subscription subscription);

    /** Ends a subscription. */
    void endSubscription(String id);

    /** Sends a test to a subscription; returns the delivery. */
    Delivery test(Subscription subscription, Rule rule);

    /** Sends an alert once more; returns the delivery. */
    Delivery again(Subscription subscription, Delivery earlier);

    /** Returns the feed of a rule as Atom, or as JSON Feed; empty if there is no such rule. */
    Optional<byte[]> feed(String rule, boolean json);
}
