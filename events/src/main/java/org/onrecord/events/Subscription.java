package org.onrecord.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who receives the alerts of a rule, and how. It holds no secret: what signs and what logs in comes from the settings.
 *
 * @param id hash of the rule, the channel and the address
 * @param rule the rule's id
 * @param channel how the alerts reach the subscriber
 * @param to the address: of mail, or of a webhook; empty for the page
 * @param since when it was made
 * @param off why nothing is sent; null while it is on
 */
public record Subscription(
        String id,
        String rule,
        Channel channel,
        String to,
        Instant since,
        @Nullable String off) implements Event {

    /** The ways in which alerts reach a subscriber. */
    public enum Channel implements JsonName {
        /** Mail. */
        EMAIL,
        /** JSON to an address, signed as Standard Webhooks says. */
        WEBHOOK,
        /** A text to an incoming webhook of Slack, or of a service that takes the same. */
        SLACK,
        /** A card to a workflow of Microsoft Teams. */
        TEAMS,
        /** A notification of the browser on an open page of the dashboard. */
        PAGE
    }

    /** Returns a subscription that is on. */
    public static Subscription of(String rule, Channel channel, String to, Instant since) {
        return new Subscription(Ids.hash("subscription", rule, channel.json(), to), rule, channel, to, since, null);
    }

    /** Returns it switched off, or on again. */
    public Subscription with(@Nullable String reason) {
        return new Subscription(id, rule, channel, to, since, reason);
    }

    @Override
    public String key() {
        return id;
    }
}
