package org.onrecord.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.json.JsonName;

/**
 * One alert on its way to one subscriber, and what became of it.
 *
 * @param id hash of the subscription, the alert, what is told of it and the round
 * @param number its place in the order of all deliveries
 * @param why the rule selected it, or why the alert was withdrawn: one sentence for people
 * @param made when it was decided on
 * @param due when it is sent, or tried again
 * @param held why it waits, and for what; null if it goes at once
 * @param message the id of the message that carries it; null before it is first sent
 * @param first when it was first tried; null before that
 * @param attempts number of attempts to send it
 * @param sent when the receiver took it; null before that
 * @param problem what went wrong last, or why it was not sent; null if nothing did
 * @param answered number of attempts with a known outcome: an answer or a failure that was noted; null in records of former versions
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

    public enum Tells implements JsonName {
        ALERT,
        /** That an alert that was told no longer holds. */
        CORRECTION,
        /** How an alert would look; somebody asked for it. */
        TEST,
        /** The alert once more; somebody asked for it. */
        AGAIN,
        /** That another subscription of the rule was switched off. */
        NOTICE,
        /** That the receiver has to confirm the address before anything else is sent to it. */
        CONFIRM,
        /** That a brief has nothing to tell. */
        QUIET
    }

    public enum State implements JsonName {
        WAITING,
        /** It is being sent: whether the receiver has it is not known. */
        SENDING,
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

    public static String id(String subscription, String alert, Tells tells, int round) {
        return Ids.hash("delivery", subscription, alert, tells.json(), Integer.toString(round));
    }

    /** Returns it as waiting for another time. */
    public Delivery waiting(Instant until, @Nullable String reason) {
        return with(State.WAITING, until, reason, message, first, attempts, sent, problem, answered);
    }

    /** Returns it as part of a message that is about to be sent. */
    public Delivery sending(String carrier, Instant now) {
        Instant tried = first == null ? now : first;
        return with(State.SENDING, due, held, carrier, tried, attempts + 1, sent, problem, answered);
    }

    /** Returns it after an attempt that failed and is repeated. */
    public Delivery retried(Instant at, String reason) {
        return with(State.SENDING, at, held, message, first, attempts, sent, reason, oneMoreAnswered());
    }

    /** Returns it as taken by the receiver. */
    public Delivery sent(Instant now) {
        return with(State.SENT, due, held, message, first, attempts, now, null, oneMoreAnswered());
    }

    /** Returns it at its end, with the reason why it was not sent. */
    public Delivery ended(State end, String reason) {
        Integer known = end == State.FAILED ? oneMoreAnswered() : answered;
        return with(end, due, held, message, first, attempts, sent, reason, known);
    }

    private @Nullable Integer oneMoreAnswered() {
        return answered == null ? null : Integer.valueOf(answered + 1);
    }

    private Delivery with(
            State next,
            Instant itsDue,
            @Nullable String itsHeld,
            @Nullable String itsMessage,
            @Nullable Instant itsFirst,
            int itsAttempts,
            @Nullable Instant itsSent,
            @Nullable String itsProblem,
            @Nullable Integer itsAnswered) {
        return new Delivery(
                id,
                number,
                rule,
                subscription,
                tells,
                alert,
                why,
                next,
                made,
                itsDue,
                itsHeld,
                itsMessage,
                itsFirst,
                itsAttempts,
                itsSent,
                itsProblem,
                itsAnswered);
    }

    /**
     * Returns the number of attempts with unknown outcome: the process that made them ended before it noted an answer. Each of them may have reached
     * the receiver. 0 while the delivery is not over, and for records of former versions.
     */
    public int unanswered() {
        return answered == null || !state.isOver() ? 0 : Math.max(0, attempts - answered);
    }

    @Override
    public String key() {
        return id;
    }
}
