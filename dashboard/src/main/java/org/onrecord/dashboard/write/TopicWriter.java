package org.onrecord.dashboard.write;

import java.util.List;
import java.util.Optional;
import org.onrecord.dashboard.record.PushKey;
import org.onrecord.dashboard.record.RecordPosition;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.deadletter.RetryResult;
import org.onrecord.events.topic.Topic;

/** Writes to the topics. Each method returns once the record is safe on its topic. */
public interface TopicWriter {
    /**
     * Writes a pushed document.
     *
     * @param push its idempotency key, if the sender gave one
     * @throws UnavailableException if the record may not have been written
     */
    void write(Document document, byte[] json, Optional<PushKey> push);

    /**
     * Writes corrections, or changes of rules, subscriptions and deliveries, one after the other.
     *
     * @return the positions of their records
     * @throws UnavailableException if a record may not have been written; those before it were
     */
    List<RecordPosition> write(List<Change> changes);

    /**
     * A record that is put on its topic or removed from it.
     *
     * @param event the record; empty to remove the one with this key
     */
    record Change(Topic topic, String key, Optional<Event> event) {
        public static Change put(Topic topic, Event event) {
            return new Change(topic, event.key(), Optional.of(event));
        }

        public static Change remove(Topic topic, String key) {
            return new Change(topic, key, Optional.empty());
        }
    }

    /**
     * Writes the record of a dead letter back to its topic, once.
     *
     * @param id id of the dead letter
     * @return the result; empty if there is no such dead letter
     * @throws UnavailableException if the broker does not answer, or another process is retrying dead letters
     */
    Optional<RetryResult> retry(String id);

    /** A topic could not take a record. */
    final class UnavailableException extends RuntimeException {
        public UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
