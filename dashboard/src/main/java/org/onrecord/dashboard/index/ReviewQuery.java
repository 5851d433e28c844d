package org.onrecord.dashboard.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;

/**
 * A question for the review queue: counted statements with a side that was weighed and not found sure enough, the same words once. One
 * leaves the queue when an editor has decided each of them.
 *
 * @param claim id of the claim that the unsure side is on
 * @param actor key of who says it
 * @param order of the list
 */
public record ReviewQuery(Optional<String> claim, Optional<String> actor, Order order) {

    /** The order of the queue. */
    public enum Order {
        /** Newest day first, undated last. */
        DAY,
        /** The side nearest to its threshold first: a decision there is most likely to change a label. */
        NEAREST
    }

    /** The page that is asked for. */
    public Page<StatementItem> page(Reading reading, Page.Wanted wanted) {
        Sort sort = order == Order.DAY ? Reading.newestDayFirst() : nearestFirst();
        Reading.Hits hits = reading.search(query(reading), sort, wanted.from(), wanted.size());
        return new Page<>(hits.total(), wanted.page(), wanted.size(), StatementQuery.items(reading, hits.entries()));
    }

    /** All that is unsure lies below its threshold, so the surest is the nearest to it. */
    private Sort nearestFirst() {
        SortField surest =
                new SortField(claim.map(Schema::unsureScore).orElse(Schema.UNSURE_SCORE), SortField.Type.DOUBLE, true);
        List<SortField> fields = new ArrayList<>(List.of(surest));
        fields.addAll(List.of(Reading.newestDayFirst().getSort()));
        return new Sort(fields.toArray(SortField[]::new));
    }

    private Query query(Reading reading) {
        List<Query> all = new ArrayList<>();
        all.add(Reading.type("statement"));
        all.add(term(Schema.COUNTED, "true"));
        all.add(reading.shown().query());
        all.add(claim.map(id -> term(Schema.UNSURE, id)).orElseGet(() -> term(Schema.ANY_UNSURE, "true")));
        actor.map(key -> term(Schema.ACTOR, key)).ifPresent(all::add);
        return Reading.all(all);
    }

    private static Query term(String field, String value) {
        return new TermQuery(new Term(field, Schema.cut(value)));
    }
}
