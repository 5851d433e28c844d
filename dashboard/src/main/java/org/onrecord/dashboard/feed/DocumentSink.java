package org.onrecord.dashboard.feed;

import java.util.Optional;
import org.onrecord.events.Document;

/** Where pushed documents go. */
public interface DocumentSink {
    /**
     * Writes a document and returns when it is safe.
     *
     * @param push how it was pushed, where its sender gave an idempotency key
     * @throws UnavailableException if it could not be made safe; nothing may be assumed of it then
     */
    void write(Document document, Optional<PushMark> push);

    /** A topic could not take a record. */
    final class UnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
