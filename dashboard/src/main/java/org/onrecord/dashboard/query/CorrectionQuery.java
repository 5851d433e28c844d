package org.onrecord.dashboard.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.Query;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.Correction;
import org.onrecord.events.IssueKey;
import org.onrecord.events.Statement;

/**
 * Finds corrections. Empty fields do not restrict.
 *
 * @param field as in JSON, e.g. {@code stance}
 * @param revoked true for revoked corrections only, false for standing ones only
 */
public record CorrectionQuery(
        Optional<String> document, Optional<String> statement, Optional<String> field, Optional<Boolean> revoked) {

    /** Returns a page of the corrections, newest first. */
    public ResultPage<CorrectionItem> page(IndexSnapshot snapshot, PageRequest request) {
        return ResultPage.of(
                snapshot,
                query(),
                IndexQueries.newestFirst(IndexFields.AT),
                request,
                entry -> item(snapshot, snapshot.event(entry, Correction.class)));
    }

    /** Returns the correction with this id. */
    public static Optional<CorrectionItem> one(IndexSnapshot snapshot, String id) {
        return snapshot.findById("correction", id, Correction.class).map(correction -> item(snapshot, correction));
    }

    private static CorrectionItem item(IndexSnapshot snapshot, Correction correction) {
        String issue = correction.issue();
        Optional<Statement> corrected = issue == null
                ? snapshot.findById("statement", correction.statement(), Statement.class)
                : snapshot.find("statement", IssueKey.of(issue, correction.statement()), Statement.class);
        return CorrectionItem.of(correction, corrected.orElse(null));
    }

    private Query query() {
        List<Query> all = new ArrayList<>(List.of(IndexQueries.type("correction")));
        document.map(id -> IndexQueries.term(IndexFields.DOCUMENT, id)).ifPresent(all::add);
        statement.map(id -> IndexQueries.term(IndexFields.CORRECTS, id)).ifPresent(all::add);
        field.map(name -> IndexQueries.term(IndexFields.KIND, name)).ifPresent(all::add);
        revoked.map(yes -> IndexQueries.term(IndexFields.REVOKED, yes)).ifPresent(all::add);
        return IndexQueries.allOf(all);
    }
}
