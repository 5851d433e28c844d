package org.onrecord.dashboard.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.IssueKey;
import org.onrecord.events.Outcome;
import org.onrecord.events.Subscription;
import org.onrecord.events.TalkingPoint;

/** Talking points, outcomes, corrections, deliveries and unconfirmed alerts. Empty parameters do not restrict a list. */
public final class EventLists {
    private EventLists() {}

    /**
     * Returns the talking points of an issue, the most used first.
     *
     * @param state as in JSON, e.g. {@code dropped}
     */
    public static EntryList<TalkingPoint> talkingPoints(
            String issue, Optional<String> actor, Optional<String> side, Optional<String> state) {
        Sort mostUsed = new Sort(
                new SortField(IndexFields.OCCASIONS, SortField.Type.LONG, true),
                new SortField(IndexFields.DAY, SortField.Type.LONG, true),
                IndexQueries.ANY_ORDER);
        Query query = IndexQueries.allOf(
                List.of(IndexQueries.of("talking-point", issue)),
                Map.of(IndexFields.ACTOR, actor, IndexFields.SIDE, side, IndexFields.KIND, state));
        return EntryList.ofEvents(query, mostUsed, TalkingPoint.class);
    }

    public static Optional<TalkingPoint> talkingPoint(IndexSnapshot snapshot, String issue, String id) {
        return snapshot.find("talking-point", IssueKey.of(issue, id), TalkingPoint.class);
    }

    /** Returns the outcomes of documents for an issue, newest first. */
    public static EntryList<Outcome> outcomes(Optional<String> issue, Optional<Outcome.Result> result) {
        Query query = IndexQueries.allOf(
                List.of(IndexQueries.type("outcome")),
                Map.of(IndexFields.ISSUE, issue, IndexFields.RESULT, result.map(Outcome.Result::json)));
        return EntryList.ofEvents(query, IndexQueries.newestReceivedFirst(), Outcome.class);
    }

    public static Optional<Outcome> outcome(IndexSnapshot snapshot, String issue, String document) {
        return snapshot.find("outcome", IssueKey.of(issue, document), Outcome.class);
    }

    /** Returns the number of documents with a result for an issue. */
    public static int count(IndexSnapshot snapshot, String issue, Outcome.Result result) {
        return snapshot.count(outcomes(Optional.of(issue), Optional.of(result)).query());
    }

    /**
     * Returns corrections, newest first; those that name no issue belong to every issue.
     *
     * @param field as in JSON, e.g. {@code stance}
     * @param revoked true for revoked corrections only, false for standing ones only
     */
    public static EntryList<CorrectionItem> corrections(
            String issue,
            Optional<String> document,
            Optional<String> statement,
            Optional<String> field,
            Optional<Boolean> revoked) {
        Query query = IndexQueries.allOf(
                List.of(IndexQueries.type("correction"), IndexQueries.anyOf(IndexFields.ISSUE, List.of(issue, ""))),
                Map.of(
                        IndexFields.DOCUMENT,
                        document,
                        IndexFields.CORRECTS,
                        statement,
                        IndexFields.KIND,
                        field,
                        IndexFields.REVOKED,
                        revoked.map(String::valueOf)));
        return new EntryList<>(
                query,
                IndexQueries.newestFirst(IndexFields.AT),
                (snapshot, entry) -> CorrectionItem.of(snapshot, issue, entry));
    }

    public static Optional<CorrectionItem> correction(IndexSnapshot snapshot, String issue, String id) {
        return snapshot.find(IndexFields.keyOf("correction", issue, id))
                .or(() -> snapshot.find(IndexFields.key("correction", id)))
                .map(entry -> CorrectionItem.of(snapshot, issue, entry));
    }

    /**
     * Returns deliveries, the last first.
     *
     * @param states as in JSON
     * @param channel of the subscriptions that the deliveries go to
     */
    public static EntryList<Delivery> deliveries(
            IndexSnapshot snapshot,
            Optional<String> rule,
            List<String> states,
            Optional<Subscription.Channel> channel) {
        List<Query> all = new ArrayList<>(List.of(IndexQueries.type("delivery")));
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
        Sort lastFirst = new Sort(
                new SortField(IndexFields.NUMBER, SortField.Type.LONG, true),
                new SortField(IndexFields.AT, SortField.Type.LONG, true),
                IndexQueries.ANY_ORDER);
        return EntryList.ofEvents(IndexQueries.allOf(all, Map.of(IndexFields.RULE, rule)), lastFirst, Delivery.class);
    }

    /**
     * What would be an alert if a person confirmed it.
     *
     * @param confirm the statements whose side a person has to confirm; one that is not in the index is missing
     */
    public record Unconfirmed(Alert alert, List<StatementItem> confirm) {}

    /** Returns what would be alerts about an issue if a person confirmed it, newest day first. */
    public static EntryList<Unconfirmed> unconfirmed(
            String issue,
            Optional<String> kind,
            Optional<String> claim,
            Optional<String> actor,
            Optional<String> side) {
        Query query = IndexQueries.allOf(
                List.of(IndexQueries.of(IndexFields.TYPE_UNCONFIRMED, issue)),
                Map.of(
                        IndexFields.KIND,
                        kind,
                        IndexFields.CLAIM,
                        claim,
                        IndexFields.ACTOR,
                        actor,
                        IndexFields.SIDE,
                        side));
        return new EntryList<>(query, IndexQueries.newestDayFirst(), (snapshot, entry) -> {
            Alert alert = snapshot.event(entry, Alert.class);
            return new Unconfirmed(
                    alert,
                    Stream.of(alert.facts().getOrDefault("confirm", "").split(" "))
                            .flatMap(id -> StatementQuery.one(snapshot, issue, id).stream())
                            .toList());
        });
    }
}
