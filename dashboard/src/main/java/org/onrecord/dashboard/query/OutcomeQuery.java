package org.onrecord.dashboard.query;

import java.util.Optional;
import org.apache.lucene.search.Query;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.Outcome;

/**
 * Finds the outcomes of documents.
 *
 * @param result the wanted result; empty for all
 */
public record OutcomeQuery(Optional<Outcome.Result> result) {

    /** Returns a page of the outcomes, newest first. */
    public ResultPage<Outcome> page(IndexSnapshot snapshot, PageRequest request) {
        return ResultPage.of(
                snapshot,
                query(),
                IndexQueries.newestReceivedFirst(),
                request,
                entry -> snapshot.event(entry, Outcome.class));
    }

    /** Returns the outcome of a document. */
    public static Optional<Outcome> one(IndexSnapshot snapshot, String document) {
        return snapshot.findById("outcome", document, Outcome.class);
    }

    /** Returns the number of documents with a result. */
    public static int count(IndexSnapshot snapshot, Outcome.Result result) {
        return snapshot.count(new OutcomeQuery(Optional.of(result)).query());
    }

    Query query() {
        return result.map(each -> IndexQueries.term(IndexFields.RESULT, each.json()))
                .orElseGet(() -> IndexQueries.type("outcome"));
    }
}
