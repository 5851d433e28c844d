package org.onrecord.app.failure;

/**
 * Something that the command cannot do. Its message is for people: it names the thing and the remedy, and is printed without a
 * stack trace; the exit code is 1.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Failure(String message) {
        super(message);
    }

    public Failure(String message, Throwable cause) {
        super(message, cause);
    }

    /** The sentence or sentences for people. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
