package org.onrecord.bench.stance;

import java.util.Collections;
import org.onrecord.processor.model.StanceReader;

/** A stance reader without a model: it gives the same scores to everything, so that the examples alone decide. */
final class NoReader implements StanceReader {
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
