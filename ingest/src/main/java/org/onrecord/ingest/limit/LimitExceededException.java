package org.onrecord.ingest.limit;

/** A PDF exceeds one of our limits; the message says which, with the remedy. */
public final class LimitExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LimitExceededException(String message) {
        super(message);
    }

    /** Returns which limit, in words. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
