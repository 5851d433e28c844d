package org.onrecord.dashboard.record;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.deadletter.DeadLetter;
import org.onrecord.events.topic.Topics;

/**
 * A dead letter as lists show it: a record or item that could not be read or written, with the reason.
 *
 * @param id its partition and offset on the topic of dead letters
 * @param key the original key, e.g. the id of a document
 * @param topic the topic it came from; empty if it came from none
 * @param reason why it failed, for people
 * @param received when it became a dead letter
 * @param obstacle why it cannot be retried, and what to do instead; null if it can be
 * @param retried when it was written back to its topic; null if it was not
 */
public record DeadLetterItem(
        String id,
        String key,
        String topic,
        String reason,
        Instant received,
        @JsonUnwrapped Failure failure,
        @Nullable String obstacle,
        @Nullable Instant retried) {
    /**
     * What failed and where.
     *
     * @param excerpt its beginning
     * @param stage the part that gave up: {@code ingest}, {@code processor} or {@code dashboard}
     * @param origin where the original is, for people
     */
    public record Failure(long bytes, String excerpt, String stage, String origin, int tries) {}

    static DeadLetterItem of(DeadLetter letter) {
        DeadLetter.Place record = letter.record();
        return new DeadLetterItem(
                letter.id(),
                letter.key(),
                record == null ? "" : record.topic(),
                letter.reason(),
                letter.received(),
                new Failure(letter.size(), letter.excerpt(), letter.stage(), letter.origin(), letter.tries()),
                letter.obstacle().orElse(null),
                letter.retried());
    }

    /** Returns an item for a dead letter that its topic no longer keeps; only the outcome of the document still names it. */
    public static DeadLetterItem expired(String document, String reason, Instant received) {
        return new DeadLetterItem(
                "outcome-" + document,
                document,
                Topics.DOCUMENTS.name(),
                reason,
                received,
                new Failure(0, "", "processor", "", 1),
                "dead letters are kept for 30 days and this one is gone: import the document again",
                null);
    }

    /** Returns this item, marked as written back to its topic. */
    public DeadLetterItem retriedAt(Instant at) {
        return new DeadLetterItem(
                id,
                key,
                topic,
                reason,
                received,
                failure,
                "it was retried; if it failed again, there is a newer dead letter",
                at);
    }
}
