package org.onrecord.notify.plan;

import java.time.Duration;
import java.util.Optional;

/** The outcome of sending a message. */
public sealed interface SendResult {
    record Accepted() implements SendResult {}

    /**
     * It may work later.
     *
     * @param after how long the receiver asks to be left alone
     */
    record Retry(String reason, Optional<Duration> after) implements SendResult {
        public Retry(String reason) {
            this(reason, Optional.empty());
        }
    }

    /** The receiver will not take this message. */
    record Refused(String reason) implements SendResult {}

    /** The receiver wants nothing more. */
    record Gone(String reason) implements SendResult {}
}
