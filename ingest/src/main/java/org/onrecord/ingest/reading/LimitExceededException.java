package org.onrecord.ingest.reading;

/** A document exceeds a limit; the message says which, with the remedy. */
public final class LimitExceededException extends RuntimeException {
    public LimitExceededException(String message) {
        super(message);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
