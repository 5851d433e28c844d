package org.onrecord.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The withdrawal of a document, and of its statements.
 *
 * @param fetched when the withdrawal became known; a later version of the document restores it
 * @param by who deleted the document for good; null if it was only withdrawn
 */
public record Withdrawal(
        String id, Instant fetched, String reason, @Nullable String by) implements DocumentEvent {
    /** Returns true if the document was deleted for good, and its corrections with it. */
    public boolean forGood() {
        return by != null;
    }

    @Override
    public String version() {
        return "";
    }
}
