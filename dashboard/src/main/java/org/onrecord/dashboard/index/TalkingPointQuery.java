package org.onrecord.dashboard.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.onrecord.events.TalkingPoint;

/**
 * The talking points that are asked for. Fields left empty ask for all.
 *
 * @param actor key of who says it
 * @param side government spoken for
 * @param state as in JSON, e.g. {@code dropped}
 */
public record TalkingPointQuery(Optional<String> actor, Optional<String> side, Optional<String> state) {

    /** The page that is asked for, the most used first. */
    public Page<TalkingPoint> page(Reading reading, Page.Wanted wanted) {
        Sort mostUsed = new Sort(
                new SortField(Schema.OCCASIONS, SortField.Type.LONG, true),
                new SortField(Schema.DAY, SortField.Type.LONG, true),
                SortField.FIELD_DOC);
        Reading.Hits hits = reading.search(query(), mostUsed, wanted.from(), wanted.size());
        return new Page<>(
                hits.total(),
                wanted.page(),
                wanted.size(),
                hits.entries().stream()
                        .map(entry -> reading.event(entry, TalkingPoint.class))
                        .toList());
    }

    /** The talking point of an id. */
    public static Optional<TalkingPoint> one(Reading reading, String id) {
        return reading.find(Schema.key("talking-point", id)).map(entry -> reading.event(entry, TalkingPoint.class));
    }

    private Query query() {
        List<Query> all = new ArrayList<>(List.of(Reading.type("talking-point")));
        actor.map(id -> term(Schema.ACTOR, id)).ifPresent(all::add);
        side.map(id -> term(Schema.SIDE, id)).ifPresent(all::add);
        state.map(name -> term(Schema.KIND, name)).ifPresent(all::add);
        return Reading.all(all);
    }

    private static Query term(String field, String value) {
        return new TermQuery(new Term(field, Schema.cut(value)));
    }
}
