package org.onrecord.events;

import java.time.Instant;

/**
 * What can be said of a document on the {@code documents} topic: here is a version of it, or it is withdrawn.
 *
 * <p>Of several events on one document the greatest by ({@code fetched}, {@code version}) holds, whatever the order of arrival.
 */
public sealed interface DocumentEvent extends Event permits Document, Withdrawal {

    /** The document's id. */
    String id();

    /** When this version was fetched or, of an imported document, what its line or file says. */
    Instant fetched();

    /** The content hash of this version; the empty string of a withdrawal. */
    String version();

    @Override
    default String key() {
        return id();
    }

    /** True if this event holds against the other one: the greater of ({@code fetched}, {@code version}). */
    default boolean supersedes(DocumentEvent other) {
        int byTime = fetched().compareTo(other.fetched());
        return byTime != 0 ? byTime > 0 : version().compareTo(other.version()) > 0;
    }
}
