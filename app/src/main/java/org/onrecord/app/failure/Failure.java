package org.onrecord.app.failure;

/** The command failed. The message names the cause and the remedy, and is printed without a stack trace; the exit code is 1. */
public final class Failure extends RuntimeException {
    public Failure(String message) {
        super(message);
    }

    public Failure(String message, Throwable cause) {
        super(message, cause);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
