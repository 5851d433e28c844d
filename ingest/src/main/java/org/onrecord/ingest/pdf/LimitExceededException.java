package org.onrecord.ingest.pdf;

/** A PDF exceeds one of our limits; the message says which, with the remedy. */
final class LimitExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LimitExceededException(String message) {
        super(message);
    }

    /** Returns which limit, in words. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
