package org.onrecord.dashboard.write;

import java.util.Optional;
import org.onrecord.dashboard.record.PushKey;
import org.onrecord.events.Correction;
import org.onrecord.events.Document;
import org.onrecord.events.deadletter.RetryResult;

/** Writes to the topics. Each method returns once the record is safe on its topic. */
public interface TopicWriter {
    /**
     * Writes a pushed document.
     *
     * @param push its idempotency key, if the sender gave one
     * @throws UnavailableException if the record may not have been written
     */
    void write(Document document, Optional<PushKey> push);

    /**
     * Writes a correction.
     *
     * @throws UnavailableException if the record may not have been written
     */
    void write(Correction correction);

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
        private static final long serialVersionUID = 1L;

        public UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
