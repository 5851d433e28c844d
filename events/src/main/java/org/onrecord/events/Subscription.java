package org.onrecord.events;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.json.JsonName;

/**
 * Who receives the alerts of a rule, and how. What signs and what logs in comes from the settings; it holds the name of a secret at most.
 *
 * @param id hash of the rule, the channel and the address
 * @param to the address: of mail, or of a webhook; empty for the page
 * @param since when it was made
 * @param off why nothing is sent; null while it is on
 * @param secret the name of the secret that signs its webhooks; null for the one of the installation
 * @param leave the secret token with which the receiver of its mails ends it; null where it has none
 * @param changedBy name of the user who made or last changed it; null if a reader or a former version did
 * @param language the code of the language of its messages, e.g. {@code zh}; null for English
 */
public record Subscription(
        String id,
        String rule,
        Channel channel,
        String to,
        Instant since,
        @Nullable String off,
        @Nullable String secret,
        @Nullable String leave,
        @Nullable String changedBy,
        @Nullable String language)
        implements Event {

    /** Why a subscription that a reader asked for is off until its receiver confirms it. */
    private static final String UNCONFIRMED = "the address is not confirmed yet";

    private static final Duration TIME_TO_CONFIRM = Duration.ofDays(2);

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The ways in which alerts reach a subscriber. */
    public enum Channel implements JsonName {
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

    public static Subscription of(String rule, Channel channel, String to, Instant since) {
        String id = Ids.hash("subscription", rule, channel.json(), to);
        return new Subscription(id, rule, channel, to, since, null, null, null, null, null);
    }

    /** Returns it switched off for a reason, or on again without one. */
    public Subscription withOff(@Nullable String reason) {
        return new Subscription(id, rule, channel, to, since, reason, secret, leave, changedBy, language);
    }

    public Subscription changedBy(@Nullable String user) {
        return new Subscription(id, rule, channel, to, since, off, secret, leave, user, language);
    }

    /** Returns it as one that waits until its receiver confirms it. */
    public Subscription unconfirmed() {
        return withOff(UNCONFIRMED);
    }

    /** Returns true while it waits until its receiver confirms it. */
    public boolean waits() {
        return UNCONFIRMED.equals(off);
    }

    /** Returns when it can no longer be confirmed. */
    public Instant confirmBy() {
        return since.plus(TIME_TO_CONFIRM);
    }

    /** Returns the token that confirms it: a hash of its time, which can be computed with the unsubscribe token only. */
    public String confirmation() {
        return Ids.hash("confirm", id, String.valueOf(leave), since.toString());
    }

    /** Returns it with the code of the language of its messages; null for English. */
    public Subscription withLanguage(@Nullable String code) {
        return new Subscription(id, rule, channel, to, since, off, secret, leave, changedBy, code);
    }

    /** Returns it with the name of the secret that signs its webhooks; null for the one of the installation. */
    public Subscription withSecret(@Nullable String name) {
        return new Subscription(id, rule, channel, to, since, off, name, leave, changedBy, language);
    }

    /** Returns it with an unsubscribe token, if it goes by mail and has none: that of the same subscription before, or a new one. */
    public Subscription withLeave(Optional<Subscription> before) {
        if (channel != Channel.EMAIL || leave != null) {
            return this;
        }
        String token = before.map(Subscription::leave).orElseGet(Subscription::random);
        return new Subscription(id, rule, channel, to, since, off, secret, token, changedBy, language);
    }

    private static String random() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Leaves out the unsubscribe token and the address, which may hold a token. */
    @Override
    public String toString() {
        return "Subscription[" + id + ", " + rule + ", " + channel.json() + "]";
    }

    @Override
    public String key() {
        return id;
    }
}
