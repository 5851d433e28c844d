package org.onrecord.dashboard.index;

/** A question to the index waited or took too long and was given up. The message says so for people. */
public final class ReadRefusedException extends RuntimeException {
    ReadRefusedException(String message) {
        super(message);
    }
}
