package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.access.User;
import org.onrecord.dashboard.access.UserRole;
import org.onrecord.dashboard.api.request.Audit;
import org.onrecord.dashboard.api.request.RequestParameters;
import org.onrecord.dashboard.api.response.CsvTable;
import org.onrecord.dashboard.api.response.ResponseSender;
import org.onrecord.dashboard.api.response.RowList;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.AlertItem;
import org.onrecord.dashboard.query.AlertQuery;
import org.onrecord.dashboard.query.EventLists;
import org.onrecord.dashboard.query.RuleQuery;
import org.onrecord.dashboard.subscribe.RuleChanges;
import org.onrecord.dashboard.subscribe.RuleRequest;
import org.onrecord.dashboard.subscribe.ShownDelivery;
import org.onrecord.dashboard.subscribe.ShownSubscription;
import org.onrecord.dashboard.subscribe.SubscriptionDesk;
import org.onrecord.dashboard.summary.CoverageGaps;
import org.onrecord.dashboard.write.TopicWriter.Change;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.Delivery.State;
import org.onrecord.events.Match;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.issue.WatchedIssues;
import org.onrecord.events.topic.Topics;

/** Answers requests about rules, subscriptions and deliveries. */
record SubscriptionHandler(SubscriptionDesk desk, IndexReads index, RuleChanges changes, WatchedIssues issues) {
    private static final int IN_FEED = 50;

    private static final CsvTable CSV =
            CsvTable.of("id rule name channel to tells state alert kind title why made due held"
                    + " attempts unanswered sent problem");

    /** The rules, and the channels by which their alerts may come. */
    record Rules(List<RuleItem> items, List<SubscriptionDesk.OfferedChannel> channels) {}

    /**
     * A rule with its subscriptions.
     *
     * @param on false for a ready-made rule that can be switched on
     */
    record RuleItem(
            Rule rule, boolean on, List<ShownSubscription> subscriptions, long sent, long waiting, long failed) {}

    Rules rules(Context context) {
        Optional<String> id = RequestParameters.of(context, "alert").text("alert");
        List<RuleItem> items = new ArrayList<>(index.read(this::rules));
        if (id.isPresent()) {
            List<Alert> alert = index.read(snapshot -> issues.all().stream()
                    .flatMap(issue -> AlertQuery.one(snapshot, issue.id(), id.get()).stream())
                    .filter(item -> item.withdrawn() == null)
                    .map(AlertItem::alert)
                    .limit(1)
                    .toList());
            items.removeIf(item -> desk.selected(item.rule(), alert, 1).isEmpty());
            return new Rules(items, desk.channels());
        }
        List<String> on = items.stream().map(item -> item.rule().id()).toList();
        desk.readyMade().stream()
                .filter(rule -> !on.contains(rule.id()))
                .forEach(rule -> items.add(new RuleItem(rule, false, List.of(), 0, 0, 0)));
        return new Rules(items, desk.channels());
    }

    private List<RuleItem> rules(IndexSnapshot snapshot) {
        Map<String, List<ShownSubscription>> subscriptions = RuleQuery.subscriptions(snapshot).stream()
                .collect(Collectors.groupingBy(
                        Subscription::rule,
                        Collectors.mapping(each -> ShownSubscription.of(each, desk), Collectors.toList())));
        return RuleQuery.rules(snapshot).stream()
                .map(rule -> new RuleItem(
                        rule,
                        true,
                        subscriptions.getOrDefault(rule.id(), List.of()),
                        RuleQuery.deliveries(snapshot, rule.id(), State.SENT),
                        RuleQuery.deliveries(snapshot, rule.id(), State.WAITING, State.SENDING),
                        RuleQuery.deliveries(snapshot, rule.id(), State.FAILED)))
                .toList();
    }

    RowList<?> deliveries(Context context) {
        RequestParameters parameters = RequestParameters.of(context, "rule state channel page cursor size");
        Optional<String> rule = parameters.text("rule");
        List<String> states = parameters.choices("state", State.values());
        Optional<Subscription.Channel> channel = parameters.choice("channel", Subscription.Channel.values());
        return new RowList<>(
                (snapshot, request) -> EventLists.deliveries(snapshot, rule, states, channel)
                        .page(snapshot, request)
                        .with(page -> shown(snapshot, page)),
                CSV);
    }

    private List<ShownDelivery> shown(IndexSnapshot snapshot, List<Delivery> page) {
        Map<String, Rule> rules =
                RuleQuery.rules(snapshot).stream().collect(Collectors.toMap(Rule::id, Function.identity()));
        Map<String, Subscription> subscriptions = RuleQuery.subscriptions(snapshot).stream()
                .collect(Collectors.toMap(Subscription::id, Function.identity()));
        return page.stream()
                .map(each -> ShownDelivery.of(
                        each,
                        Optional.ofNullable(rules.get(each.rule())),
                        Optional.ofNullable(subscriptions.get(each.subscription())),
                        desk))
                .toList();
    }

    void preview(Context context) {
        RuleRequest request = RuleRequest.of(context);
        Rule rule = index.read(snapshot -> RuleQuery.rule(snapshot, request.id()))
                .map(there -> request.changed(there, desk))
                .orElseGet(() -> request.rule(desk));
        ResponseSender.sendChange(context, 200, preview(rule));
    }

    private SubscriptionDesk.Preview preview(Rule rule) {
        return desk.preview(rule, alerts(), index.read(CoverageGaps::weeks));
    }

    /** Makes a rule. One that is there already may be sent again, with more subscriptions; it is changed by {@link #change} alone. */
    void save(Context context) {
        RuleRequest request = RuleRequest.of(context);
        Rule made = request.rule(desk);
        Optional<Rule> there = index.read(snapshot -> RuleQuery.rule(snapshot, made.id()));
        if (there.isPresent() && !request.changed(there.get(), desk).equals(there.get())) {
            throw Problem.conflict(
                    "there is a rule " + made.id() + " that says something else; leave the id out to make"
                            + " another rule, or change it with POST /api/v1/rules/" + made.id());
        }
        save(context, request, there.orElseGet(() -> made.changedBy(User.nameOf(context))), 201);
    }

    /** Changes a rule; what the body leaves out stays. */
    void change(Context context) {
        RuleRequest request = RuleRequest.of(context);
        Rule changed = request.changed(rule(context.pathParam("id")), desk);
        save(context, request, changed.changedBy(User.nameOf(context)), 200);
    }

    private void save(Context context, RuleRequest request, Rule rule, int status) {
        List<Subscription> subscriptions = request.subscriptions(rule, desk);
        if (!subscriptions.stream().allMatch(each -> each.channel() == Subscription.Channel.PAGE)) {
            User.changing(context).orElseThrow().require(UserRole.ADMINISTER);
        }
        preview(rule).refusal().ifPresent(why -> {
            throw Problem.refused(why);
        });
        changes.write(Stream.concat(
                        Stream.of(Change.put(Topics.RULES, rule)),
                        subscriptions.stream()
                                .map(each -> each.withLeave(
                                        index.read(snapshot -> RuleQuery.subscription(snapshot, each.id()))))
                                .map(each -> Change.put(Topics.SUBSCRIPTIONS, each.changedBy(User.nameOf(context)))))
                .toArray(Change[]::new));
        Audit.changed(context, "rule saved", "id", rule.id(), "name", rule.name());
        context.header("Location", "/subscriptions?rule=" + rule.id());
        ResponseSender.sendChange(context, status, rule);
    }

    void mute(Context context) {
        @Nullable Instant until = RuleRequest.until(context).orElse(null);
        Rule muted = rule(context.pathParam("id")).mutedUntil(until).changedBy(User.nameOf(context));
        changes.write(Change.put(Topics.RULES, muted));
        Audit.changed(context, until == null ? "rule heard again" : "rule muted", "id", muted.id());
        ResponseSender.sendChange(context, 200, muted);
    }

    void delete(Context context) {
        Rule rule = rule(context.pathParam("id"));
        changes.write(Stream.concat(
                        Stream.of(Change.remove(Topics.RULES, rule.id())),
                        index.read(RuleQuery::subscriptions).stream()
                                .filter(each -> each.rule().equals(rule.id()))
                                .map(each -> Change.remove(Topics.SUBSCRIPTIONS, each.id())))
                .toArray(Change[]::new));
        Audit.changed(context, "rule deleted", "id", rule.id());
        ResponseSender.sendChange(context, 200, rule);
    }

    void end(Context context) {
        Subscription subscription = subscription(context.pathParam("id"));
        changes.write(Change.remove(Topics.SUBSCRIPTIONS, subscription.id()));
        Audit.changed(context, "subscription ended", "id", subscription.id(), "rule", subscription.rule());
        ResponseSender.sendChange(context, 200, ShownSubscription.of(subscription, desk));
    }

    void switchOn(Context context) {
        Subscription on = subscription(context.pathParam("id")).withOff(null).changedBy(User.nameOf(context));
        changes.write(Change.put(Topics.SUBSCRIPTIONS, on));
        Audit.changed(context, "subscription switched on", "id", on.id(), "rule", on.rule());
        ResponseSender.sendChange(context, 200, ShownSubscription.of(on, desk));
    }

    void test(Context context) {
        Subscription subscription = subscription(context.pathParam("id"));
        Rule rule = rule(subscription.rule());
        Delivery test = desk.test(subscription, rule, alerts());
        changes.write(Change.put(Topics.DELIVERIES, test));
        Audit.changed(context, "test sent", "subscription", subscription.id(), "rule", subscription.rule());
        ResponseSender.sendChange(
                context, 202, ShownDelivery.of(test, Optional.of(rule), Optional.of(subscription), desk));
    }

    void again(Context context) {
        String id = context.pathParam("id");
        Delivery earlier = index.read(snapshot -> snapshot.find("delivery", id, Delivery.class))
                .orElseThrow(() ->
                        Problem.notFound("there is no delivery " + id + "; /api/v1/deliveries lists the last ones"));
        Subscription subscription = subscription(earlier.subscription());
        Delivery again = desk.again(subscription, earlier);
        changes.write(Change.put(Topics.DELIVERIES, again));
        Audit.changed(context, "delivery sent again", "id", id);
        Optional<Rule> rule = index.read(snapshot -> RuleQuery.rule(snapshot, again.rule()));
        ResponseSender.sendChange(context, 202, ShownDelivery.of(again, rule, Optional.of(subscription), desk));
    }

    /** Answers with the feed of a rule; the ending says in which form. That of a ready-made rule that is not on has what it would have told. */
    void feed(Context context, boolean json) {
        String id = context.pathParam("rule");
        Optional<Rule> on = index.read(snapshot -> RuleQuery.rule(snapshot, id));
        Rule rule = on.or(() -> desk.readyMade().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst())
                .orElseThrow(() -> noRule(id));
        List<Match> matches = on.isPresent()
                ? index.read(snapshot -> RuleQuery.matches(snapshot, id, IN_FEED))
                : desk.selected(rule, alerts(), IN_FEED);
        ResponseSender.sendFeed(context, desk.feed(rule, matches), json);
    }

    private Rule rule(String id) {
        return index.read(snapshot -> RuleQuery.rule(snapshot, id)).orElseThrow(() -> noRule(id));
    }

    private static Problem noRule(String id) {
        return Problem.notFound("there is no rule " + id + "; /api/v1/rules lists them");
    }

    private Subscription subscription(String id) {
        return index.read(snapshot -> RuleQuery.subscription(snapshot, id))
                .orElseThrow(() -> Problem.notFound("there is no subscription " + id + "; /api/v1/rules lists them"));
    }

    private Collection<Alert> alerts() {
        return index.read(AlertQuery::standing);
    }
}
