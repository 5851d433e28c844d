package org.onrecord.dashboard.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.Correction;
import org.onrecord.events.Statement;

/**
 * Finds corrections. Empty fields do not restrict.
 *
 * @param issue id of the issue; corrections that name none belong to every issue
 * @param field as in JSON, e.g. {@code stance}
 * @param revoked true for revoked corrections only, false for standing ones only
 */
public record CorrectionQuery(
        String issue,
        Optional<String> document,
        Optional<String> statement,
        Optional<String> field,
        Optional<Boolean> revoked) {

    /** Returns a page of the corrections, newest first. */
    public ResultPage<CorrectionItem> page(IndexSnapshot snapshot, PageRequest request) {
        return ResultPage.of(
                snapshot,
                query(),
                IndexQueries.newestFirst(IndexFields.AT),
                request,
                entry -> item(snapshot, issue, snapshot.event(entry, Correction.class)));
    }

    /** Returns the correction of an issue, or of every issue, with this id. */
    public static Optional<CorrectionItem> one(IndexSnapshot snapshot, String issue, String id) {
        return Stream.of(IndexFields.keyOf("correction", issue, id), IndexFields.key("correction", id))
                .flatMap(key -> snapshot.find(key).stream())
                .findFirst()
                .map(entry -> item(snapshot, issue, snapshot.event(entry, Correction.class)));
    }

    private static CorrectionItem item(IndexSnapshot snapshot, String issue, Correction correction) {
        return CorrectionItem.of(
                correction,
                snapshot.find(IndexFields.keyOf("statement", issue, correction.statement()))
                        .map(entry -> snapshot.event(entry, Statement.class))
                        .orElse(null));
    }

    private Query query() {
        return IndexQueries.allOf(
                List.of(IndexQueries.type("correction"), IndexQueries.anyOf(IndexFields.ISSUE, List.of(issue, ""))),
                Map.of(
                        IndexFields.DOCUMENT,
                        document,
                        IndexFields.CORRECTS,
                        statement,
                        IndexFields.KIND,
                        field,
                        IndexFields.REVOKED,
                        revoked.map(String::valueOf)));
    }
}
