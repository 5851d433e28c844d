package org.onrecord.events;

import java.time.Instant;

/**
 * The withdrawal of a document, and of its statements.
 *
 * @param fetched when the withdrawal became known; a later version of the document restores it
 */
public record Withdrawal(String id, Instant fetched, String reason) implements DocumentEvent {
    @Override
    public String version() {
        return "";
    }
}
