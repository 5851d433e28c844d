package org.onrecord.ingest.pdf;

/** A PDF goes over a limit of ours; the message says which, with the remedy. */
final class LimitExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LimitExceededException(String message) {
        super(message);
    }

    /** Which limit, in words. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
