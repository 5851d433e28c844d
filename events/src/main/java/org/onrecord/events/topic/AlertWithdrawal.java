package org.onrecord.events.topic;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/** The header of the tombstone of a withdrawn alert: why the alert is no longer true. */
public final class AlertWithdrawal {
    /** The reason, a sentence for people. */
    public static final String REASON = "onrecord.reason";

    /** How a reason begins where the alert is corrected: what it says of the actor holds, by another statement. */
    public static final String HOLDS = "The position holds.";

    private AlertWithdrawal() {}

    /** Returns true if an alert is corrected for this reason; false if it is withdrawn, since what it says holds no longer. */
    public static boolean isCorrection(String reason) {
        return reason.startsWith(HOLDS);
    }

    /** Returns true if nobody is told of a record of an alert: it is historical, and no withdrawal of what people may have been told. */
    public static boolean isSilent(Map<String, String> headers, boolean withdrawn) {
        return CloudEvents.isHistorical(headers)
                && !(withdrawn && reason(headers).isPresent());
    }

    public static void describe(Headers headers, String reason) {
        TextHeaders.set(headers, REASON, reason);
    }

    /**
     * Returns why an alert was withdrawn, if its tombstone says so.
     *
     * @param headers by name, as text
     */
    public static Optional<String> reason(Map<String, String> headers) {
        return Optional.ofNullable(headers.get(REASON)).filter(reason -> !reason.isBlank());
    }
}
