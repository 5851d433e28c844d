package org.onrecord.dashboard.query;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.Delivery;
import org.onrecord.events.Match;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;

/** Finds rules, who receives their alerts, and what they selected. There are hundreds of rules at most, so they are sorted in memory. */
public final class RuleQuery {
    private RuleQuery() {}

    public static List<Rule> rules(IndexSnapshot snapshot) {
        return snapshot.all(IndexQueries.type("rule"), Rule.class).stream()
                .sorted(Comparator.comparing(Rule::name))
                .toList();
    }

    public static Optional<Rule> rule(IndexSnapshot snapshot, String id) {
        return snapshot.find("rule", id, Rule.class);
    }

    /** Returns the subscriptions of all rules, the oldest first. */
    public static List<Subscription> subscriptions(IndexSnapshot snapshot) {
        return snapshot.all(IndexQueries.type("subscription"), Subscription.class).stream()
                .sorted(Comparator.comparing(Subscription::since).thenComparing(Subscription::id))
                .toList();
    }

    public static Optional<Subscription> subscription(IndexSnapshot snapshot, String id) {
        return snapshot.find("subscription", id, Subscription.class);
    }

    /** Returns the last alerts that a rule selected, the last first, at most a number. */
    public static List<Match> matches(IndexSnapshot snapshot, String rule, int most) {
        return snapshot
                .search(ofRule("match", rule), IndexQueries.newestFirst(IndexFields.AT), 0, most)
                .map(entry -> snapshot.event(entry, Match.class))
                .stream()
                .sorted(Comparator.comparing(Match::at).reversed().thenComparing(Match::key))
                .toList();
    }

    /** Returns the number of deliveries of a rule in one of some states. */
    public static int deliveries(IndexSnapshot snapshot, String rule, Delivery.State... states) {
        return snapshot.count(IndexQueries.allOf(
                ofRule("delivery", rule),
                IndexQueries.anyOf(
                        IndexFields.STATE,
                        Stream.of(states).map(Delivery.State::json).toList())));
    }

    private static Query ofRule(String type, String rule) {
        return IndexQueries.allOf(IndexQueries.type(type), IndexQueries.term(IndexFields.RULE, rule));
    }
}
