package org.onrecord.events.letter;

/** How the retry of a letter ended. */
public sealed interface Retry {
    /** The letter. */
    Letter letter();

    /**
     * Its record was written back, once.
     *
     * @param topic on which it stands again
     */
    record WrittenBack(Letter letter, String topic) implements Retry {}

    /**
     * Nothing was written.
     *
     * @param reason why, with what to do instead
     */
    record Refused(Letter letter, String reason) implements Retry {}
}
