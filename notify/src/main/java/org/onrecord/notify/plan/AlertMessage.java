package org.onrecord.notify.plan;

import java.util.List;
import org.onrecord.events.Delivery;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.words.ReaderLanguage;

/**
 * One message to one subscriber.
 *
 * @param id the same each time that it is sent
 * @param deliveries what it tells, in order; at least one
 */
public record AlertMessage(String id, Rule rule, Subscription subscription, List<Delivery> deliveries) {

    /** Returns the language of its receiver: that of the subscription if there is such a one, else English. */
    public ReaderLanguage language() {
        return ReaderLanguage.named(subscription.language()).orElse(ReaderLanguage.EN);
    }

    /** Returns true for a mail that has the whole brief: a digest of a rule that sends it, or the word that nothing changed. */
    public boolean carriesBrief() {
        return rule.sendsBrief()
                && subscription.channel() == Subscription.Channel.EMAIL
                && deliveries.stream()
                        .anyMatch(each -> each.tells() == Delivery.Tells.QUIET
                                || (each.tells() == Delivery.Tells.ALERT && each.held() != null));
    }

    /** Returns the number of the attempt, 1 for the first. */
    public int attempt() {
        return deliveries.getFirst().attempts();
    }
}
