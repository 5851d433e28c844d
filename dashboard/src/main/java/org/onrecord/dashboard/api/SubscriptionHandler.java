package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.subscribe.RuleRequest;
import org.onrecord.dashboard.subscribe.ShownDelivery;
import org.onrecord.dashboard.subscribe.ShownSubscription;
import org.onrecord.dashboard.subscribe.SubscriptionDesk;
import org.onrecord.dashboard.subscribe.SubscriptionDesk.UnavailableException;
import org.onrecord.events.Delivery;
import org.onrecord.events.EventJson;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;

/** Answers requests about rules, subscriptions and deliveries. */
final class SubscriptionHandler {
    private static final int USUAL_ROWS = 50;
    private static final String ABSENT =
            "rules and subscriptions are made where the dashboard is started by onrecord serve or onrecord dashboard";

    private final Optional<SubscriptionDesk> desk;

    SubscriptionHandler(Optional<SubscriptionDesk> desk) {
        this.desk = desk;
    }

    record Items<T>(List<T> items) {}

    /**
     * A rule with its subscriptions.
     *
     * @param on false for a ready-made rule that can be switched on
     */
    record RuleItem(
            Rule rule, boolean on, List<ShownSubscription> subscriptions, long sent, long waiting, long failed) {}

    Items<RuleItem> rules(Context context) {
        RequestParameters.none(context);
        SubscriptionDesk known = desk();
        List<Delivery> deliveries = known.deliveries();
        List<RuleItem> items = new ArrayList<>();
        known.rules()
                .forEach(rule -> items.add(new RuleItem(
                        rule,
                        true,
                        known.subscriptions(rule.id()).stream()
                                .map(ShownSubscription::of)
                                .toList(),
                        count(deliveries, rule, Delivery.State.SENT),
                        count(deliveries, rule, Delivery.State.WAITING)
                                + count(deliveries, rule, Delivery.State.SENDING),
                        count(deliveries, rule, Delivery.State.FAILED))));
        known.readyMade().forEach(rule -> items.add(new RuleItem(rule, false, List.of(), 0, 0, 0)));
        return new Items<>(items);
    }

    private static long count(List<Delivery> deliveries, Rule rule, Delivery.State state) {
        return deliveries.stream()
                .filter(each -> each.rule().equals(rule.id()) && each.state() == state)
                .count();
    }

    Items<ShownDelivery> deliveries(Context context) {
        RequestParameters parameters = RequestParameters.of(context, "rule state channel size");
        Optional<String> rule = parameters.text("rule");
        List<String> states = parameters.choices("state", Delivery.State.values());
        Optional<Subscription.Channel> channel = parameters.choice("channel", Subscription.Channel.values());
        int size = parameters
                .text("size")
                .filter(text -> text.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .orElse(USUAL_ROWS);
        SubscriptionDesk known = desk();
        return new Items<>(known.deliveries().stream()
                .filter(each -> rule.isEmpty() || rule.get().equals(each.rule()))
                .filter(each -> states.isEmpty() || states.contains(each.state().json()))
                .map(each -> ShownDelivery.of(each, known))
                .filter(each -> channel.isEmpty() || channel.get().json().equals(each.channel()))
                .limit(size)
                .toList());
    }

    void preview(Context context) {
        answer(
                context,
                200,
                asked(known -> known.preview(RuleRequest.of(context.body()).rule(known))));
    }

    void save(Context context) {
        RuleRequest request = RuleRequest.of(context.body());
        Rule saved = asked(known -> {
            Rule rule = request.rule(known);
            List<Subscription> subscriptions = request.subscriptions(rule, known);
            SubscriptionDesk.Preview preview = known.preview(rule);
            preview.refusal().ifPresent(why -> {
                throw Problem.refused(why);
            });
            known.save(rule);
            subscriptions.forEach(known::save);
            return rule;
        });
        Audit.changed(context, "rule saved", "id", saved.id(), "name", saved.name());
        context.header("Location", "/subscriptions?rule=" + saved.id());
        answer(context, 201, saved);
    }

    void mute(Context context) {
        @Nullable Instant until = RuleRequest.until(context.body()).orElse(null);
        Rule rule = found(context);
        Rule muted = new Rule(rule.id(), rule.name(), rule.selects(), rule.pace(), rule.since(), until);
        asked(known -> {
            known.save(muted);
            return muted;
        });
        Audit.changed(context, until == null ? "rule heard again" : "rule muted", "id", rule.id());
        answer(context, 200, muted);
    }

    void delete(Context context) {
        Rule rule = found(context);
        asked(known -> {
            known.deleteRule(rule.id());
            return rule;
        });
        Audit.changed(context, "rule deleted", "id", rule.id());
        answer(context, 200, rule);
    }

    void end(Context context) {
        Subscription subscription = subscription(context.pathParam("id"));
        asked(known -> {
            known.endSubscription(subscription.id());
            return subscription;
        });
        Audit.changed(context, "subscription ended", "id", subscription.id(), "rule", subscription.rule());
        answer(context, 200, ShownSubscription.of(subscription));
    }

    void switchOn(Context context) {
        Subscription on = subscription(context.pathParam("id")).with(null);
        asked(known -> {
            known.save(on);
            return on;
        });
        Audit.changed(context, "subscription switched on", "id", on.id(), "rule", on.rule());
        answer(context, 200, ShownSubscription.of(on));
    }

    void test(Context context) {
        Subscription subscription = subscription(context.pathParam("id"));
        Delivery test = asked(known -> known.test(subscription, rule(subscription.rule(), known)));
        Audit.changed(context, "test sent", "subscription", subscription.id(), "rule", subscription.rule());
        answer(context, 202, ShownDelivery.of(test, desk()));
    }

    void again(Context context) {
        String id = context.pathParam("id");
        Delivery earlier = desk().deliveries().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        Problem.notFound("there is no delivery " + id + "; /api/v1/deliveries lists the last ones"));
        Delivery again = asked(known -> known.again(subscription(earlier.subscription()), earlier));
        Audit.changed(context, "delivery sent again", "id", id);
        answer(context, 202, ShownDelivery.of(again, desk()));
    }

    /** Answers with the feed of a rule; the ending says in which form. */
    void feed(Context context, boolean json) {
        String id = context.pathParam("rule");
        byte[] feed = desk().feed(id, json)
                .orElseThrow(() -> Problem.notFound("there is no rule " + id + "; /api/v1/rules lists them"));
        context.contentType(json ? "application/feed+json; charset=utf-8" : "application/atom+xml; charset=utf-8")
                .header("Cache-Control", "no-cache")
                .result(feed);
    }

    private Rule found(Context context) {
        return rule(context.pathParam("id"), desk());
    }

    private static Rule rule(String id, SubscriptionDesk known) {
        return known.rules().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("there is no rule " + id + "; /api/v1/rules lists them"));
    }

    private Subscription subscription(String id) {
        return desk().subscription(id)
                .orElseThrow(() -> Problem.notFound("there is no subscription " + id + "; /api/v1/rules lists them"));
    }

    private SubscriptionDesk desk() {
        return desk.orElseThrow(() -> new Problem(501, "Not here", ABSENT));
    }

    private <T> T asked(Function<SubscriptionDesk, T> question) {
        try {
            return question.apply(desk());
        } catch (UnavailableException e) {
            throw Problem.unavailable(e.getMessage() + "; send it again");
        }
    }

    private static void answer(Context context, int status, Object value) {
        context.status(status)
                .contentType("application/json; charset=utf-8")
                .header("Cache-Control", "no-store")
                .result(EventJson.mapper().writeValueAsBytes(value));
    }
}
