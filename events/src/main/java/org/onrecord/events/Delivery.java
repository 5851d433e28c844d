package org.onrecord.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.json.JsonName;

/**
 * One alert on its way to one subscriber, and what became of it.
 *
 * @param id hash of the subscription, the alert, what is told of it and the round
 * @param number its place in the order of all deliveries
 * @param rule the rule's id
 * @param subscription the subscription's id
 * @param tells what is told
 * @param alert what the subscriber hears of
 * @param why the rule selected it, or why the alert was withdrawn: one sentence for people
 * @param state what became of it
 * @param made when it was decided on
 * @param due when it is sent, or tried again
 * @param held why it waits, and for what; null if it goes at once
 * @param message the id of the message that carries it; null before it is first sent
 * @param first when it was first tried; null before that
 * @param attempts how often it was tried
 * @param sent when the receiver took it; null before that
 * @param problem what went wrong last, or why it was not sent; null if nothing did
 * @param answered how many of the attempts ended with an answer or a failure that was noted; null in records of former versions
 */
public record Delivery(
        String id,
        long number,
        String rule,
        String subscription,
        Tells tells,
        Alert alert,
        String why,
        State state,
        Instant made,
        Instant due,
        @Nullable String held,
        @Nullable String message,
        @Nullable Instant first,
        int attempts,
        @Nullable Instant sent,
        @Nullable String problem,
        @Nullable Integer answered)
        implements Event {

    /** A delivery that was decided on and waits. */
    public static Delivery made(
            String id,
            long number,
            String rule,
            String subscription,
            Tells tells,
            Alert alert,
            String why,
            Instant now) {
        return new Delivery(
                id,
                number,
                rule,
                subscription,
                tells,
                alert,
                why,
                State.WAITING,
                now,
                now,
                null,
                null,
                null,
                0,
                null,
                null,
                0);
    }

    /** What a delivery tells. */
    public enum Tells implements JsonName {
        /** What happened. */
        ALERT,
        /** That an alert that was told no longer holds. */
        CORRECTION,
        /** How an alert would look; somebody asked for it. */
        TEST,
        /** The alert once more; somebody asked for it. */
        AGAIN,
        /** That another subscription of the rule was switched off. */
        NOTICE
    }

    /** What became of a delivery. */
    public enum State implements JsonName {
        /** It waits for its time. */
        WAITING,
        /** It is being sent: whether the receiver has it is not known. */
        SENDING,
        /** The receiver took it. */
        SENT,
        /** It was tried for a day, or the receiver refused it for good. */
        FAILED,
        /** It was withdrawn, or its rule or subscription deleted, before it was sent. */
        CANCELLED,
        /** The same news was told by another alert. */
        REPEATED;

        /** Returns true if nothing more happens to it. */
        public boolean isOver() {
            return this != WAITING && this != SENDING;
        }
    }

    /** Returns the id of a delivery. */
    public static String id(String subscription, String alert, Tells tells, int round) {
        return Ids.hash("delivery", subscription, alert, tells.json(), Integer.toString(round));
    }

    /** Returns it as waiting for another time. */
    public Delivery waiting(Instant until, @Nullable String reason) {
        return new Delivery(
                id,
                number,
                rule,
                subscription,
                tells,
                alert,
                why,
                State.WAITING,
                made,
                until,
                reason,
                message,
                first,
                attempts,
                sent,
                problem,
                answered);
    }

    /** Returns it as part of a message that is about to be sent. */
    public Delivery sending(String carrier, Instant now) {
        return new Delivery(
                id,
                number,
                rule,
                subscription,
                tells,
                alert,
                why,
                State.SENDING,
                made,
                due,
                held,
                carrier,
                first == null ? now : first,
                attempts + 1,
                sent,
                problem,
                answered);
    }

    /** Returns it after an attempt that failed and is repeated. */
    public Delivery retried(Instant next, String reason) {
        return new Delivery(
                id,
                number,
                rule,
                subscription,
                tells,
                alert,
                why,
                State.SENDING,
                made,
                next,
                held,
                message,
                first,
                attempts,
                sent,
                reason,
                answeredOnce());
    }

    /** Returns it as taken by the receiver. */
    public Delivery sent(Instant now) {
        return new Delivery(
                id,
                number,
                rule,
                subscription,
                tells,
                alert,
                why,
                State.SENT,
                made,
                due,
                held,
                message,
                first,
                attempts,
                now,
                null,
                answeredOnce());
    }

    /** Returns it at its end, with the reason why it was not sent. */
    public Delivery ended(State end, String reason) {
        return new Delivery(
                id,
                number,
                rule,
                subscription,
                tells,
                alert,
                why,
                end,
                made,
                due,
                held,
                message,
                first,
                attempts,
                sent,
                reason,
                end == State.FAILED ? answeredOnce() : answered);
    }

    private @Nullable Integer answeredOnce() {
        return answered == null ? null : Integer.valueOf(answered + 1);
    }

    /**
     * Returns of how many attempts the answer is not known because the process that sent them ended. The receiver may have taken these: so often may it
     * have got the message again without losing an answer itself. 0 as long as the delivery is not over.
     */
    public int unanswered() {
        return answered == null || !state.isOver() ? 0 : Math.max(0, attempts - answered);
    }

    @Override
    public String key() {
        return id;
    }
}
