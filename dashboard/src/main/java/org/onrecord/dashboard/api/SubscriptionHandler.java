package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.subscribe.SubscriptionDesk;
import org.onrecord.dashboard.subscribe.SubscriptionDesk.UnavailableException;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.EventJson;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers requests about rules, subscriptions and deliveries. Addresses are shown in part, because a reader need not be their owner. */
final class SubscriptionHandler {
    private static final int USUAL_ROWS = 50;
    private static final String ABSENT =
            "rules and subscriptions are made where the dashboard is started by onrecord serve or onrecord dashboard";
    private static final Set<String> RULE = Set.of("id", "name", "selects", "pace", "subscribe");

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

    /** A subscription with its address in part. */
    record ShownSubscription(
            String id,
            Subscription.Channel channel,
            String to,
            Instant since,
            @Nullable String off) {}

    /** A delivery with the rule's name and the alert's title in place of the whole. */
    record ShownDelivery(
            String id,
            String rule,
            String name,
            String channel,
            String to,
            Delivery.Tells tells,
            Delivery.State state,
            String alert,
            Alert.Kind kind,
            String title,
            String why,
            Instant made,
            Instant due,
            @Nullable String held,
            int attempts,
            @Nullable Instant sent,
            @Nullable String problem) {}

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
                                .map(SubscriptionHandler::shown)
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
                .map(each -> shown(each, known))
                .filter(each -> channel.isEmpty() || channel.get().json().equals(each.channel()))
                .limit(size)
                .toList());
    }

    void preview(Context context) {
        answer(context, 200, asked(known -> known.preview(rule(body(context, RULE), known))));
    }

    void save(Context context) {
        ObjectNode body = body(context, RULE);
        List<Subscription> subscriptions = new ArrayList<>();
        Rule saved = asked(known -> {
            Rule rule = rule(body, known);
            for (JsonNode each : body.path("subscribe")) {
                subscriptions.add(subscription(rule, each, known));
            }
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
        ObjectNode body = body(context, Set.of("until"));
        Rule rule = found(context);
        @Nullable Instant until = instant(body.path("until"));
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
        answer(context, 200, shown(subscription));
    }

    void switchOn(Context context) {
        Subscription on = subscription(context.pathParam("id")).with(null);
        asked(known -> {
            known.save(on);
            return on;
        });
        Audit.changed(context, "subscription switched on", "id", on.id(), "rule", on.rule());
        answer(context, 200, shown(on));
    }

    void test(Context context) {
        Subscription subscription = subscription(context.pathParam("id"));
        Delivery test = asked(known -> known.test(subscription, rule(subscription.rule(), known)));
        Audit.changed(context, "test sent", "subscription", subscription.id(), "rule", subscription.rule());
        answer(context, 202, shown(test, desk()));
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
        answer(context, 202, shown(again, desk()));
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

    /** Reads a rule; what it leaves out is as usual, and a rule that exists keeps its beginning. */
    private static Rule rule(ObjectNode body, SubscriptionDesk known) {
        ObjectNode json = EventJson.mapper().createObjectNode();
        json.put("type", "rule").put("id", text(body, "id")).put("name", text(body, "name"));
        json.set("selects", merged(body.path("selects"), EventJson.mapper().valueToTree(Rule.Selection.ALL), SELECTS));
        json.set("pace", merged(body.path("pace"), EventJson.mapper().valueToTree(Rule.Pace.AT_ONCE), PACE));
        Optional<Rule> before = known.rules().stream()
                .filter(each -> each.id().equals(text(body, "id")))
                .findFirst();
        json.put(
                "since",
                before.map(Rule::since).orElseGet(SubscriptionHandler::now).toString());
        Rule rule;
        try {
            rule = EventJson.mapper().treeToValue(json, Rule.class);
        } catch (JacksonException e) {
            throw Problem.refused("the rule cannot be read: " + EventJson.reason(e));
        }
        List<String> problems = known.problems(rule);
        if (!problems.isEmpty()) {
            throw Problem.refused(String.join("; ", problems));
        }
        return rule;
    }

    private static final Set<String> SELECTS = names(Rule.Selection.class);
    private static final Set<String> PACE = names(Rule.Pace.class);

    private static Set<String> names(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(java.lang.reflect.RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode merged(JsonNode given, ObjectNode usual, Set<String> known) {
        if (given.isMissingNode()) {
            return usual;
        }
        if (!(given instanceof ObjectNode fields)) {
            throw Problem.refused("selects and pace must be JSON objects");
        }
        refuseUnknown(fields, known);
        fields.properties().forEach(field -> usual.set(field.getKey(), field.getValue()));
        return usual;
    }

    private static Subscription subscription(Rule rule, JsonNode json, SubscriptionDesk known) {
        String name = json.path("channel").asString("");
        String to = json.path("to").asString("").strip();
        Subscription.Channel channel = Arrays.stream(Subscription.Channel.values())
                .filter(each -> each.json().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.refused("channel must be one of "
                        + Arrays.stream(Subscription.Channel.values())
                                .map(Subscription.Channel::json)
                                .collect(Collectors.joining(", "))
                        + ", not \"" + name + "\""));
        known.problem(channel, to).ifPresent(problem -> {
            throw Problem.refused(problem);
        });
        return Subscription.of(rule.id(), channel, to, now());
    }

    private static ShownSubscription shown(Subscription subscription) {
        return new ShownSubscription(
                subscription.id(),
                subscription.channel(),
                inPart(subscription),
                subscription.since(),
                subscription.off());
    }

    /** Returns an address without what identifies a person or holds a token. */
    private static String inPart(Subscription subscription) {
        String to = subscription.to();
        return switch (subscription.channel()) {
            case EMAIL -> to.substring(0, Math.min(1, to.length())) + "…" + to.substring(Math.max(0, to.indexOf('@')));
            case WEBHOOK, SLACK, TEAMS -> to.replaceFirst("^(https?://)(?:[^/?#@]*@)?([^/?#]+).*", "$1$2/…");
            case PAGE -> "";
        };
    }

    private static ShownDelivery shown(Delivery delivery, SubscriptionDesk known) {
        Optional<Subscription> to = known.subscription(delivery.subscription());
        return new ShownDelivery(
                delivery.id(),
                delivery.rule(),
                known.rules().stream()
                        .filter(rule -> rule.id().equals(delivery.rule()))
                        .findFirst()
                        .map(Rule::name)
                        .orElse(delivery.rule()),
                to.map(each -> each.channel().json()).orElse("ended"),
                to.map(SubscriptionHandler::inPart).orElse(""),
                delivery.tells(),
                delivery.state(),
                delivery.alert().id(),
                delivery.alert().kind(),
                delivery.alert().title(),
                delivery.why(),
                delivery.made(),
                delivery.due(),
                delivery.held(),
                delivery.attempts(),
                delivery.sent(),
                delivery.problem());
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

    private static ObjectNode body(Context context, Set<String> known) {
        JsonNode json;
        try {
            json = EventJson.tree(context.body().isBlank() ? "{}" : context.body());
        } catch (JacksonException e) {
            throw Problem.refused("the body is not JSON: " + EventJson.reason(e));
        }
        if (!(json instanceof ObjectNode body)) {
            throw Problem.refused("the body must be a JSON object");
        }
        body.remove("author");
        refuseUnknown(body, known);
        return body;
    }

    private static void refuseUnknown(ObjectNode given, Set<String> known) {
        Set<String> unknown = new TreeSet<>(given.propertyNames());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw Problem.refused("unknown field " + String.join(", ", unknown) + "; expected one of "
                    + String.join(", ", new TreeSet<>(known)));
        }
    }

    private static String text(ObjectNode body, String name) {
        return body.path(name).asString("").strip();
    }

    private static @Nullable Instant instant(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            return Instant.parse(value.asString(""));
        } catch (java.time.DateTimeException e) {
            throw Problem.refused("until must be a time such as 2026-03-31T08:00:00Z");
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void answer(Context context, int status, Object value) {
        context.status(status)
                .contentType("application/json; charset=utf-8")
                .header("Cache-Control", "no-store")
                .result(EventJson.mapper().writeValueAsBytes(value));
    }
}
