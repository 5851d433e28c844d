package org.onrecord.events.topic;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/** The headers of a withdrawn alert's tombstone: why it no longer holds. */
public final class AlertWithdrawal {
    /** Why, a sentence for people. */
    public static final String REASON = "onrecord.reason";

    private AlertWithdrawal() {}

    /** Sets the header. */
    public static void describe(Headers headers, String reason) {
        TextHeaders.set(headers, REASON, reason);
    }

    /**
     * Why an alert was withdrawn, if its tombstone says so.
     *
     * @param headers by name, as text
     */
    public static Optional<String> reason(Map<String, String> headers) {
        return Optional.ofNullable(headers.get(REASON)).filter(reason -> !reason.isBlank());
    }
}
