package org.onrecord.dashboard.record;

import java.util.Optional;
import org.onrecord.events.Alert;
import org.onrecord.events.Event;

/** What a record changes in the index. */
public sealed interface IndexChange {
    /** The type under which {@link Remove} names an unconfirmed alert. */
    String UNCONFIRMED = "unconfirmed-alert";

    /**
     * Adds an event, or replaces the earlier one with the same key.
     *
     * @param push the idempotency key and body hash of a document that was pushed with them
     */
    record Put(Event event, Optional<PushKey> push) implements IndexChange {
        public Put(Event event) {
            this(event, Optional.empty());
        }
    }

    /** Adds what would be an alert if a person confirmed it, or replaces the earlier one with the same id. */
    record PutUnconfirmed(Alert alert) implements IndexChange {}

    /**
     * Removes the event with this type and key.
     *
     * @param type as in JSON, e.g. {@code statement}, or {@link #UNCONFIRMED}
     * @param reason why an alert was withdrawn, if its tombstone says so
     */
    record Remove(String type, String key, Optional<String> reason) implements IndexChange {
        public Remove(String type, String key) {
            this(type, key, Optional.empty());
        }
    }

    /** Adds a dead letter. */
    record AddDeadLetter(DeadLetterItem letter) implements IndexChange {}

    /** Marks the dead letter with this id as retried: its record was written back to its topic. */
    record MarkRetried(String id) implements IndexChange {}

    /** Changes nothing: the record is of use only to another module and was not parsed. */
    record Skip() implements IndexChange {}

    /** Changes nothing: the record cannot be read. It is counted, and kept in the dead letters. */
    record Unreadable(String reason) implements IndexChange {}
}
