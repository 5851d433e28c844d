package org.onrecord.dashboard.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.IssueKey;
import org.onrecord.events.TalkingPoint;

/**
 * Finds talking points. Empty fields do not restrict.
 *
 * @param issue id of the issue
 * @param state as in JSON, e.g. {@code dropped}
 */
public record TalkingPointQuery(String issue, Optional<String> actor, Optional<String> side, Optional<String> state) {

    /** Returns a page of the talking points, the most used first. */
    public ResultPage<TalkingPoint> page(IndexSnapshot snapshot, PageRequest request) {
        Sort mostUsed = new Sort(
                new SortField(IndexFields.OCCASIONS, SortField.Type.LONG, true),
                new SortField(IndexFields.DAY, SortField.Type.LONG, true),
                IndexQueries.ANY_ORDER);
        return ResultPage.of(snapshot, query(), mostUsed, request, entry -> snapshot.event(entry, TalkingPoint.class));
    }

    public static Optional<TalkingPoint> one(IndexSnapshot snapshot, String issue, String id) {
        return snapshot.find("talking-point", IssueKey.of(issue, id), TalkingPoint.class);
    }

    private Query query() {
        return IndexQueries.allOf(
                List.of(IndexQueries.of("talking-point", issue)),
                Map.of(IndexFields.ACTOR, actor, IndexFields.SIDE, side, IndexFields.KIND, state));
    }
}
