package org.onrecord.dashboard.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.index.WithdrawnAlert;
import org.onrecord.events.Alert;

/**
 * Finds alerts. Empty fields do not restrict.
 *
 * @param kinds kinds of alert, as in JSON
 * @param document id of a document whose words prove the alert
 * @param status whether the alerts stand or were withdrawn
 * @param asOf only alerts whose evidence was known on that day
 */
public record AlertQuery(List<String> kinds, Optional<String> document, Status status, Optional<AsOf> asOf) {

    /** Whether an alert still holds. */
    public enum Status {
        STANDING,
        WITHDRAWN,
        ANY
    }

    /** Returns a page of the alerts, newest day first. */
    public ResultPage<AlertItem> page(IndexSnapshot snapshot, PageRequest request) {
        if (asOf.isPresent()) {
            Set<String> documents = asOf.get().documents(snapshot);
            List<Integer> known = snapshot.search(query(), IndexQueries.newestDayFirst()).entries().stream()
                    .filter(entry -> wasKnown(snapshot, entry, asOf.get(), documents))
                    .toList();
            return ResultPage.of(snapshot, known, request, entry -> item(snapshot, entry));
        }
        return ResultPage.of(snapshot, query(), IndexQueries.newestDayFirst(), request, entry -> item(snapshot, entry));
    }

    /** Returns the alert with this id, standing or withdrawn. */
    public static Optional<AlertItem> one(IndexSnapshot snapshot, String id) {
        return snapshot.findById("alert", id)
                .or(() -> snapshot.findById(IndexFields.TYPE_WITHDRAWN_ALERT, id))
                .map(entry -> item(snapshot, entry));
    }

    /** Returns the number of standing alerts of a kind. */
    public static int countStanding(IndexSnapshot snapshot, Alert.Kind kind) {
        return snapshot.count(
                new AlertQuery(List.of(kind.json()), Optional.empty(), Status.STANDING, Optional.empty()).query());
    }

    private static boolean wasKnown(IndexSnapshot snapshot, int entry, AsOf day, Set<String> documents) {
        Alert alert = item(snapshot, entry).alert();
        if (alert.kind().isOfFetching()) {
            return day.includes(snapshot.received(entry));
        }
        return day.includes(alert.day())
                && alert.evidence().stream().map(Alert.Evidence::document).allMatch(documents::contains);
    }

    private static AlertItem item(IndexSnapshot snapshot, int entry) {
        if (snapshot.word(entry, IndexFields.STATUS).isEmpty()) {
            return new AlertItem(snapshot.event(entry, Alert.class), null, null);
        }
        WithdrawnAlert withdrawn = snapshot.stored(entry, WithdrawnAlert.class);
        return new AlertItem(withdrawn.alert(), withdrawn.withdrawn(), withdrawn.reason());
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
        if (!kinds.isEmpty()) {
            all.add(IndexQueries.anyOf(IndexFields.KIND, kinds));
        }
        document.map(id -> IndexQueries.term(IndexFields.PROVES, id)).ifPresent(all::add);
        return IndexQueries.allOf(all);
    }
}
