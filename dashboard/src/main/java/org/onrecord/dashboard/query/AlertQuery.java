package org.onrecord.dashboard.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.index.WithdrawnAlert;
import org.onrecord.events.Alert;
import org.onrecord.events.json.JsonName;

/**
 * Finds alerts. Empty fields do not restrict.
 *
 * @param issue id of the issue; alerts about sources and edits belong to every issue
 * @param kinds kinds of alert, as in JSON
 * @param changes what changed, such as {@code reversal} or {@code dropped}
 * @param document id of a document whose words prove the alert
 * @param status whether the alerts stand or were withdrawn
 * @param order by day of the change or by time of receipt
 */
public record AlertQuery(
        String issue,
        List<String> kinds,
        List<String> changes,
        Optional<String> document,
        Status status,
        ListOrder order) {
    /** The issue of alerts about sources and edits. */
    private static final String NONE = "";

    public enum Status implements JsonName {
        STANDING,
        WITHDRAWN,
        ANY
    }

    /** Returns the query of the standing alerts of an issue, newest day first. */
    public static AlertQuery standing(String issue) {
        return new AlertQuery(issue, List.of(), List.of(), Optional.empty(), Status.STANDING, ListOrder.DAY);
    }

    public AlertQuery withOrder(ListOrder by) {
        return new AlertQuery(issue, kinds, changes, document, status, by);
    }

    public ResultPage<AlertItem> page(IndexSnapshot snapshot, PageRequest request) {
        return ResultPage.of(snapshot, query(), order.sort(), request, entry -> item(snapshot, entry));
    }

    /** Returns the alert of an issue, or of none, with this id, standing or withdrawn. */
    public static Optional<AlertItem> one(IndexSnapshot snapshot, String issue, String id) {
        return Stream.of("alert", IndexFields.TYPE_WITHDRAWN_ALERT)
                .flatMap(type -> Stream.of(IndexFields.keyOf(type, issue, id), IndexFields.key(type, id)))
                .flatMap(key -> snapshot.find(key).stream())
                .findFirst()
                .map(entry -> item(snapshot, entry));
    }

    public static List<Alert> standing(IndexSnapshot snapshot) {
        return snapshot.all(IndexQueries.type("alert"), Alert.class);
    }

    /** Returns the number of standing alerts of a kind that is about no issue. */
    public static int countStanding(IndexSnapshot snapshot, Alert.Kind kind) {
        return snapshot.count(
                IndexQueries.allOf(IndexQueries.of("alert", NONE), IndexQueries.term(IndexFields.KIND, kind.json())));
    }

    public static int countStanding(IndexSnapshot snapshot, String issue) {
        return snapshot.count(IndexQueries.of("alert", issue));
    }

    /** Returns the standing alerts about what an actor says on an issue, newest first, at most a number. */
    public static List<Alert> aboutActor(IndexSnapshot snapshot, String issue, String actor, int most) {
        Query query = IndexQueries.allOf(IndexQueries.of("alert", issue), IndexQueries.term(IndexFields.ACTOR, actor));
        return snapshot.search(query, IndexQueries.newestDayFirst(), 0, most)
                .map(entry -> snapshot.event(entry, Alert.class));
    }

    private static AlertItem item(IndexSnapshot snapshot, int entry) {
        if (snapshot.word(entry, IndexFields.STATUS).isEmpty()) {
            return new AlertItem(snapshot.event(entry, Alert.class), snapshot.received(entry), null, null);
        }
        WithdrawnAlert withdrawn = snapshot.stored(entry, WithdrawnAlert.class);
        return new AlertItem(withdrawn.alert(), withdrawn.raised(), withdrawn.withdrawn(), withdrawn.reason());
    }

    private Query query() {
        List<Query> all = new ArrayList<>();
        all.add(
                switch (status) {
                    case STANDING -> IndexQueries.type("alert");
                    case WITHDRAWN -> IndexQueries.type(IndexFields.TYPE_WITHDRAWN_ALERT);
                    case ANY ->
                        IndexQueries.anyOf(IndexFields.TYPE, List.of("alert", IndexFields.TYPE_WITHDRAWN_ALERT));
                });
        all.add(IndexQueries.anyOf(IndexFields.ISSUE, List.of(issue, NONE)));
        if (!kinds.isEmpty()) {
            all.add(IndexQueries.anyOf(IndexFields.KIND, kinds));
        }
        if (!changes.isEmpty()) {
            all.add(IndexQueries.anyOf(IndexFields.CHANGE, changes));
        }
        document.map(id -> IndexQueries.term(IndexFields.PROVES, id)).ifPresent(all::add);
        return IndexQueries.allOf(all);
    }
}
