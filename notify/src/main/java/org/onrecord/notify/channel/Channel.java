package org.onrecord.notify.channel;

import java.util.Optional;
import org.onrecord.events.Subscription;
import org.onrecord.notify.plan.AlertMessage;
import org.onrecord.notify.plan.SendResult;

/**
 * A way in which alerts reach a subscriber: how its addresses are checked and shown, and how a message is written and sent. It has no state, and
 * many threads may use it at once.
 */
public interface Channel {
    Subscription.Channel name();

    /** Returns an address that shows people the form; empty if the channel takes none. */
    String example();

    /** Returns what is wrong with an address; empty if nothing is. */
    Optional<String> problem(String address);

    /** Returns why nothing may be sent to an address that is of the right form; empty if something may. */
    default Optional<String> refusal(String address, AddressCheck check) {
        return Optional.empty();
    }

    /** Returns an address without the parts that identify a person or hold a token. */
    String masked(String address);

    /** Returns true if a subscription may name the secret that signs its messages. */
    default boolean isSigned() {
        return false;
    }

    /** Sends a message and returns what came of it. It throws nothing that the network causes. */
    SendResult send(AlertMessage message, Transports transports);
}
