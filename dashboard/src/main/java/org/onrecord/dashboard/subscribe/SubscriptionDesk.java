package org.onrecord.dashboard.subscribe;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.Match;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.feed.WebFeed;

/** What the part that delivers alerts knows about rules and messages. It reads and writes nothing. */
public interface SubscriptionDesk {

    /**
     * What a rule would have told over the alerts on record.
     *
     * @param summary one line
     * @param refusal why the rule is refused, with a narrower one; empty if it is not
     * @param last the last alerts, as they would be sent
     * @param told the last two hundred alerts, the last first
     */
    record Preview(
            int alerts, double aWeek, String summary, Optional<String> refusal, List<Sample> last, List<Alert> told) {}

    /** An alert as it would be sent. */
    record Sample(String subject, String text) {}

    /**
     * A channel to choose from.
     *
     * @param example an address that shows the form; empty if the channel takes none
     */
    record OfferedChannel(Subscription.Channel channel, String example) {}

    /** Returns the channels, in the order in which they are offered. */
    List<OfferedChannel> channels();

    /** Returns the address of a subscription without the parts that identify a person or hold a token. */
    String maskedAddress(Subscription subscription);

    /** Returns true if readers may subscribe by mail without a token, once they have confirmed their address. */
    boolean takesReaders();

    /** Returns the ready-made rules, in the order in which they are offered. */
    List<Rule> readyMade();

    /** Returns what is wrong with a rule; empty if nothing is. */
    List<String> problems(Rule rule);

    /** Returns what is wrong with a subscription; empty if nothing is. */
    Optional<String> problem(Subscription subscription);

    /** @param weeks number of weeks with documents */
    Preview preview(Rule rule, Collection<Alert> alerts, int weeks);

    Delivery test(Subscription subscription, Rule rule, Collection<Alert> alerts);

    /** Returns a delivery that sends an alert once more. */
    Delivery again(Subscription subscription, Delivery earlier);

    /** Returns the last alerts that a rule would have selected if it were on, the last first. */
    List<Match> selected(Rule rule, Collection<Alert> alerts, int most);

    /**
     * Returns the feed of a rule.
     *
     * @param matches the alerts that the rule selected, the last first
     */
    WebFeed feed(Rule rule, List<Match> matches);
}
