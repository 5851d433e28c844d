package org.onrecord.bench;

import java.util.Collections;
import org.onrecord.processor.model.StanceReader;

/** Reads nothing into anything: what the examples alone are worth. */
final class Unread implements StanceReader {
    private static final Stances NONE = new Stances(0.25, 0.25, 0.5);

    @Override
    public Reading read(Query query, String language) {
        return new Reading(NONE, Collections.nCopies(query.sentences().size(), NONE), 0.5);
    }

    @Override
    public String id() {
        return "unread";
    }

    @Override
    public void close() {}
}
