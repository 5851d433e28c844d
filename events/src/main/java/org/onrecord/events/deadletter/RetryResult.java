package org.onrecord.events.deadletter;

/** How the retry of a letter ended. */
public sealed interface RetryResult {
    /** The letter. */
    DeadLetter letter();

    /**
     * Its record was written back, once.
     *
     * @param topic on which it stands again
     */
    record WrittenBack(DeadLetter letter, String topic) implements RetryResult {}

    /**
     * Nothing was written.
     *
     * @param reason why, with what to do instead
     */
    record Refused(DeadLetter letter, String reason) implements RetryResult {}
}
