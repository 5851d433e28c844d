package org.onrecord.events;

import java.time.Instant;

/**
 * The event that a document is withdrawn: its statements go with it.
 *
 * @param id the document's id
 * @param fetched when the withdrawal became known; a later version of the document brings it back
 * @param reason why, for people
 */
public record Withdrawal(String id, Instant fetched, String reason) implements DocumentEvent {
    @Override
    public String version() {
        return "";
    }
}
