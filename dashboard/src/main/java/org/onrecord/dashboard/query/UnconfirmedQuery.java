package org.onrecord.dashboard.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.Alert;

/**
 * Finds what would be an alert if a person confirmed it. Empty fields do not restrict.
 *
 * @param issue id of the issue
 */
public record UnconfirmedQuery(String issue, Optional<String> claim, Optional<String> actor, Optional<String> side) {
    private static final String CONFIRM = "confirm";

    /**
     * What would be an alert.
     *
     * @param confirm the statements whose side a person has to confirm; one that is not in the index is missing
     */
    public record Item(Alert alert, List<StatementItem> confirm) {}

    /** Returns a page, newest day first. */
    public ResultPage<Item> page(IndexSnapshot snapshot, PageRequest request) {
        return ResultPage.of(snapshot, query(), IndexQueries.newestDayFirst(), request, entry -> item(snapshot, entry));
    }

    private Item item(IndexSnapshot snapshot, int entry) {
        Alert alert = snapshot.event(entry, Alert.class);
        List<StatementItem> confirm = Stream.of(
                        alert.facts().getOrDefault(CONFIRM, "").split(" "))
                .flatMap(id -> StatementQuery.one(snapshot, issue, id).stream())
                .toList();
        return new Item(alert, confirm);
    }

    private Query query() {
        return IndexQueries.allOf(
                List.of(IndexQueries.of(IndexFields.TYPE_UNCONFIRMED, issue)),
                Map.of(IndexFields.CLAIM, claim, IndexFields.ACTOR, actor, IndexFields.SIDE, side));
    }
}
