package org.onrecord.dashboard.record;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.onrecord.events.Alert;
import org.onrecord.events.Correction;
import org.onrecord.events.Event;
import org.onrecord.events.IssueKey;
import org.onrecord.events.Opinion;
import org.onrecord.events.Outcome;
import org.onrecord.events.Statement;
import org.onrecord.events.TalkingPoint;
import org.onrecord.events.Trend;

/** What a record changes in the index. */
public sealed interface IndexChange {
    /** The type under which {@link Remove} names an unconfirmed alert. */
    String UNCONFIRMED = "unconfirmed-alert";

    /** The types of records whose keys may name an issue. */
    Set<String> OF_ISSUES =
            Set.of("statement", "outcome", "trend", "alert", "talking-point", "opinion", "correction", UNCONFIRMED);

    /** Returns the id of the issue that the change is about; empty if it is about none. */
    default String issue() {
        return "";
    }

    /**
     * Adds an event, or replaces the earlier one with the same key.
     *
     * @param push the idempotency key and body hash of a document that was pushed with them
     */
    record Put(Event event, Optional<PushKey> push) implements IndexChange {
        @Override
        public String issue() {
            return switch (event) {
                case Statement statement -> statement.issue();
                case Outcome outcome -> Objects.requireNonNullElse(outcome.issue(), "");
                case Trend trend -> trend.issue();
                case Alert alert -> alert.issue();
                case TalkingPoint point -> point.issue();
                case Opinion opinion -> opinion.issue();
                case Correction correction -> Objects.requireNonNullElse(correction.issue(), "");
                default -> "";
            };
        }
    }

    /** Adds an alert that waits for confirmation, or replaces the earlier one with the same id. */
    record PutUnconfirmed(Alert alert) implements IndexChange {
        @Override
        public String issue() {
            return alert.issue();
        }
    }

    /**
     * Removes the event with this type and key.
     *
     * @param type as in JSON, e.g. {@code statement}, or {@link #UNCONFIRMED}
     * @param reason why an alert was withdrawn, if its tombstone says so
     */
    record Remove(String type, String key, Optional<String> reason) implements IndexChange {
        @Override
        public String issue() {
            return OF_ISSUES.contains(type) ? IssueKey.issue(key).orElse("") : "";
        }
    }

    record AddDeadLetter(DeadLetterItem letter) implements IndexChange {}

    /** Marks the dead letter with this id as retried: its record was written back to its topic. */
    record MarkRetried(String id) implements IndexChange {}

    /** Changes nothing: the record is of use only to another module and was not parsed. */
    record Skip() implements IndexChange {}

    /** Changes nothing: the record cannot be read. It is counted, and kept in the dead letters. */
    record Unreadable(String reason) implements IndexChange {}
}
