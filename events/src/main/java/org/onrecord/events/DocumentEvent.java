package org.onrecord.events;

import java.time.Instant;

/**
 * An event of the {@code documents} topic: a version of a document, or its withdrawal.
 *
 * <p>Of several events of one document, the one with the greatest ({@code fetched}, {@code version}) is valid, whatever the order of arrival.
 */
public sealed interface DocumentEvent extends Event permits Document, Withdrawal {

    String id();

    /** Returns when this version was fetched; for an imported document, what its line or file says. */
    Instant fetched();

    /** Returns the content hash of this version; empty for a withdrawal. */
    String version();

    @Override
    default String key() {
        return id();
    }

    /** Returns true if this event replaces another one: its ({@code fetched}, {@code version}) is greater. */
    default boolean supersedes(DocumentEvent other) {
        int byTime = fetched().compareTo(other.fetched());
        return byTime != 0 ? byTime > 0 : version().compareTo(other.version()) > 0;
    }
}
