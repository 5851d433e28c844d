package org.onrecord.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How the reading of a document ended: with statements, with none on the issue, withdrawn, or in the dead letters.
 *
 * @param document the document's id
 * @param version the version that was read; the empty string for a withdrawal
 * @param result how it ended
 * @param found statements found in it, on the issue or not
 * @param kept statements on the issue, which stand on the {@code statements} topic
 * @param reason for a dead letter, why; else what was found, for people
 */
public record Outcome(String document, String version, Result result, int found, int kept, String reason)
        implements Event {

    /** How the reading of a document ended. */
    public enum Result {
        STATEMENTS,
        NONE_ON_ISSUE,
        WITHDRAWN,
        DEAD_LETTER;

        /** The name in JSON and in metrics, e.g. {@code none-on-issue}. */
        @JsonValue
        public String json() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public String key() {
        return document;
    }
}
