package org.onrecord.dashboard.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.onrecord.events.Alert;
import org.onrecord.events.EventJson;

/**
 * The alerts that are asked for. Fields left empty ask for all.
 *
 * @param kinds of alert, as in JSON
 * @param document only those that its words prove
 * @param status whether they stand
 * @param asOf only those whose thing had happened, and whose proof was known, by that day
 */
public record AlertQuery(List<String> kinds, Optional<String> document, Status status, Optional<AsOf> asOf) {

    /** Whether an alert stands. */
    public enum Status {
        STANDING,
        WITHDRAWN,
        ANY
    }

    /** The page that is asked for, newest day first. */
    public Page<AlertItem> page(Reading reading, Page.Wanted wanted) {
        if (asOf.isPresent()) {
            return asOf(reading, asOf.get(), wanted);
        }
        Reading.Hits hits = reading.search(query(), Reading.newestDayFirst(), wanted.from(), wanted.size());
        return new Page<>(
                hits.total(),
                wanted.page(),
                wanted.size(),
                hits.entries().stream().map(entry -> item(reading, entry)).toList());
    }

    /** The alert of an id, whether it stands or was withdrawn. */
    public static Optional<AlertItem> one(Reading reading, String id) {
        return reading.find(Schema.key("alert", id))
                .or(() -> reading.find(Schema.key(Schema.TYPE_WITHDRAWN_ALERT, id)))
                .map(entry -> item(reading, entry));
    }

    static Query standing(Alert.Kind kind) {
        return new AlertQuery(List.of(kind.json()), Optional.empty(), Status.STANDING, Optional.empty()).query();
    }

    private Page<AlertItem> asOf(Reading reading, AsOf day, Page.Wanted wanted) {
        Set<String> known = day.documents(reading);
        List<AlertItem> then = reading.search(query(), Reading.newestDayFirst(), 0, Reading.DEEPEST).entries().stream()
                .filter(entry -> wasKnown(reading, entry, day, known))
                .map(entry -> item(reading, entry))
                .toList();
        int from = Math.min(then.size(), wanted.from());
        return new Page<>(
                then.size(),
                wanted.page(),
                wanted.size(),
                then.subList(from, Math.min(then.size(), from + wanted.size())));
    }

    private static boolean wasKnown(Reading reading, int entry, AsOf day, Set<String> known) {
        Alert alert = item(reading, entry).alert();
        if (alert.kind().isOfFetching()) {
            return day.reaches(reading.received(entry));
        }
        return day.reaches(alert.day())
                && alert.evidence().stream().map(Alert.Evidence::document).allMatch(known::contains);
    }

    private static AlertItem item(Reading reading, int entry) {
        byte[] json = reading.json(entry);
        return reading.word(entry, Schema.STATUS).isPresent()
                ? AlertItem.of(EventJson.mapper().readValue(json, WithdrawnAlert.class))
                : AlertItem.standing(EventJson.read(json, Alert.class));
    }

    private Query query() {
        List<Query> all = new ArrayList<>();
        all.add(
                switch (status) {
                    case STANDING -> Reading.type("alert");
                    case WITHDRAWN -> Reading.type(Schema.TYPE_WITHDRAWN_ALERT);
                    case ANY ->
                        new TermInSetQuery(
                                Schema.TYPE, List.of(new BytesRef("alert"), new BytesRef(Schema.TYPE_WITHDRAWN_ALERT)));
                });
        if (!kinds.isEmpty()) {
            all.add(new TermInSetQuery(
                    Schema.KIND, kinds.stream().map(BytesRef::new).toList()));
        }
        document.map(id -> new TermQuery(new Term(Schema.PROVES, Schema.cut(id))))
                .ifPresent(all::add);
        return Reading.all(all);
    }
}
