package org.onrecord.dashboard.feed;

import java.util.Optional;
import org.onrecord.events.Event;

/** What a record says: this holds now, this holds no more, this could not be read, this is for others. */
public sealed interface Change {
    /**
     * An event holds.
     *
     * @param event the newest of its key
     * @param push how it was handed in, of a document pushed with an idempotency key
     */
    record Put(Event event, Optional<PushMark> push) implements Change {
        public Put(Event event) {
            this(event, Optional.empty());
        }
    }

    /**
     * The event of that type and key holds no more.
     *
     * @param type as in JSON, e.g. {@code statement}
     * @param reason why, where the tombstone says so; of an alert, why it was withdrawn
     */
    record Remove(String type, String key, Optional<String> reason) implements Change {
        public Remove(String type, String key) {
            this(type, key, Optional.empty());
        }
    }

    /** A dead letter was put away. */
    record Quarantined(DeadLetterEntry letter) implements Change {}

    /**
     * A dead letter's record was written back to its topic.
     *
     * @param letter its id
     */
    record Retried(String letter) implements Change {}

    /** The record is another part's affair; it was not even parsed. */
    record PassedOver() implements Change {}

    /** The record could not be read; it is counted and left where it is. */
    record Unreadable(String reason) implements Change {}
}
