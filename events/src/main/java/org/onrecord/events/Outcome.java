package org.onrecord.events;

/**
 * The outcome of reading a document.
 *
 * @param document the document's id
 * @param version the version that was read; the empty string for a withdrawal
 * @param result of the reading
 * @param found statements found in it, on the issue or not; 0 if it does not name the issue, since none are looked for then
 * @param kept statements on the issue, which are on the {@code statements} topic
 * @param reason for people: why the document is a dead letter, else what was found
 */
public record Outcome(String document, String version, Result result, int found, int kept, String reason)
        implements Event {

    /** The result of reading a document. */
    public enum Result implements JsonName {
        STATEMENTS,
        NONE_ON_ISSUE,
        WITHDRAWN,
        DEAD_LETTER
    }

    @Override
    public String key() {
        return document;
    }
}
