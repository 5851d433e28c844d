package org.onrecord.dashboard.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.Query;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.IssueKey;
import org.onrecord.events.Outcome;

/**
 * Finds the outcomes of documents.
 *
 * @param issue id of the issue for which the documents were read; empty for all
 * @param result the wanted result; empty for all
 */
public record OutcomeQuery(Optional<String> issue, Optional<Outcome.Result> result) {

    /** Returns a page of the outcomes, newest first. */
    public ResultPage<Outcome> page(IndexSnapshot snapshot, PageRequest request) {
        return ResultPage.of(
                snapshot,
                query(),
                IndexQueries.newestReceivedFirst(),
                request,
                entry -> snapshot.event(entry, Outcome.class));
    }

    public static Optional<Outcome> one(IndexSnapshot snapshot, String issue, String document) {
        return snapshot.find("outcome", IssueKey.of(issue, document), Outcome.class);
    }

    /** Returns the number of documents with a result for an issue. */
    public static int count(IndexSnapshot snapshot, String issue, Outcome.Result result) {
        return snapshot.count(new OutcomeQuery(Optional.of(issue), Optional.of(result)).query());
    }

    Query query() {
        return IndexQueries.allOf(
                List.of(IndexQueries.type("outcome")),
                Map.of(IndexFields.ISSUE, issue, IndexFields.RESULT, result.map(Outcome.Result::json)));
    }
}
