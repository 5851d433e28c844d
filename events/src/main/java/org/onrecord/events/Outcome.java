package org.onrecord.events;

import org.jspecify.annotations.Nullable;
import org.onrecord.events.json.JsonName;

/**
 * The outcome of reading a document for an issue.
 *
 * @param version the version that was read; the empty string for a withdrawal
 * @param found statements found in it, on the issue or not; 0 if it does not name the issue, since none are looked for then
 * @param kept statements on the issue, which are on the {@code statements} topic
 * @param reason for people: why the document is a dead letter, else what was found
 * @param issue id of the issue; null in records of earlier versions, which knew one issue
 */
public record Outcome(
        String document,
        String version,
        Result result,
        int found,
        int kept,
        String reason,
        @Nullable String issue) implements Event {

    public enum Result implements JsonName {
        STATEMENTS,
        NONE_ON_ISSUE,
        WITHDRAWN,
        DEAD_LETTER
    }

    @Override
    public String key() {
        return IssueKey.of(issue, document);
    }
}
