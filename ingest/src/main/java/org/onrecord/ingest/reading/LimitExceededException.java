package org.onrecord.ingest.reading;

/** A document exceeds a limit; the message says which, with the remedy. */
public final class LimitExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LimitExceededException(String message) {
        super(message);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
