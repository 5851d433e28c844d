package org.onrecord.dashboard.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.Delivery;
import org.onrecord.events.Subscription;

/**
 * Finds deliveries. Empty fields do not restrict.
 *
 * @param rule id of a rule
 * @param states as in JSON
 * @param channel of the subscriptions that the deliveries go to
 */
public record DeliveryQuery(Optional<String> rule, List<String> states, Optional<Subscription.Channel> channel) {
    private static final Sort LAST_FIRST = new Sort(
            new SortField(IndexFields.NUMBER, SortField.Type.LONG, true),
            new SortField(IndexFields.AT, SortField.Type.LONG, true),
            IndexQueries.ANY_ORDER);

    /** Returns a page of the deliveries, the last first. */
    public ResultPage<Delivery> page(IndexSnapshot snapshot, PageRequest request) {
        return ResultPage.of(
                snapshot, query(snapshot), LAST_FIRST, request, entry -> snapshot.event(entry, Delivery.class));
    }

    public static Optional<Delivery> one(IndexSnapshot snapshot, String id) {
        return snapshot.find("delivery", id, Delivery.class);
    }

    private Query query(IndexSnapshot snapshot) {
        List<Query> all = new ArrayList<>(List.of(IndexQueries.type("delivery")));
        rule.map(id -> IndexQueries.term(IndexFields.RULE, id)).ifPresent(all::add);
        if (!states.isEmpty()) {
            all.add(IndexQueries.anyOf(IndexFields.STATE, states));
        }
        channel.map(wanted -> IndexQueries.anyOf(
                        IndexFields.SUBSCRIPTION,
                        RuleQuery.subscriptions(snapshot).stream()
                                .filter(each -> each.channel() == wanted)
                                .map(Subscription::id)
                                .toList()))
                .ifPresent(all::add);
        return IndexQueries.allOf(all);
    }
}
