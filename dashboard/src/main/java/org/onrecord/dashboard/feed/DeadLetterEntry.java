package org.onrecord.dashboard.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.deadletter.DeadLetter;

/**
 * Something that a part of OnRecord could not read or write, with the reason.
 *
 * @param id where it stands: partition and offset
 * @param key the original key; of a document its id
 * @param topic the topic that it came from; empty where it came from none
 * @param reason why, for people
 * @param received when it was put away
 * @param bytes size of the original
 * @param excerpt its first characters
 * @param stage that gave up: {@code ingest} or {@code processor}
 * @param origin where it came from, for people
 * @param tries how often it was tried, 1 or more
 * @param obstacle why it cannot be retried, with what to do instead; null where it can
 * @param retried when it was written back to its topic; null while it was not
 */
public record DeadLetterEntry(
        String id,
        String key,
        String topic,
        String reason,
        Instant received,
        long bytes,
        String excerpt,
        String stage,
        String origin,
        int tries,
        @Nullable String obstacle,
        @Nullable Instant retried) {

    /** The letter as it stands on its topic. */
    static DeadLetterEntry of(DeadLetter letter) {
        DeadLetter.Place record = letter.record();
        return new DeadLetterEntry(
                letter.id(),
                letter.key(),
                record == null ? "" : record.topic(),
                letter.reason(),
                letter.received(),
                letter.size(),
                letter.excerpt(),
                letter.stage(),
                letter.origin(),
                letter.tries(),
                letter.obstacle().orElse(null),
                letter.retried());
    }

    /** One whose letter ran out, of which its document's outcome tells. */
    public static DeadLetterEntry runOut(String document, String reason, Instant received) {
        return new DeadLetterEntry(
                "outcome-" + document,
                document,
                "onrecord.documents",
                reason,
                received,
                0,
                "",
                "processor",
                "",
                1,
                "its letter was kept for 30 days and is gone: import the document again",
                null);
    }

    /** The same, written back. */
    public DeadLetterEntry retriedAt(Instant at) {
        return new DeadLetterEntry(
                id,
                key,
                topic,
                reason,
                received,
                bytes,
                excerpt,
                stage,
                origin,
                tries,
                "it was retried; if it failed again, there is a newer letter",
                at);
    }
}
