package org.onrecord.events.deadletter;

/** The result of retrying a dead letter. */
public sealed interface RetryResult {
    /**
     * The record was written back.
     *
     * @param topic to which it was written
     */
    record WrittenBack(DeadLetter letter, String topic) implements RetryResult {}

    /**
     * Nothing was written.
     *
     * @param reason why, with what to do instead
     */
    record Refused(DeadLetter letter, String reason) implements RetryResult {}
}
