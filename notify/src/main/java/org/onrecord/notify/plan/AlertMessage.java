package org.onrecord.notify.plan;

import java.util.List;
import org.onrecord.events.Delivery;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;

/**
 * One message to one subscriber.
 *
 * @param id the same each time that it is sent
 * @param deliveries what it tells, in order; at least one
 */
public record AlertMessage(String id, Rule rule, Subscription subscription, List<Delivery> deliveries) {

    /** Returns the number of the attempt, 1 for the first. */
    public int attempt() {
        return deliveries.getFirst().attempts();
    }
}
