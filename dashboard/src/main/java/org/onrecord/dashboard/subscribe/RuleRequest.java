package org.onrecord.dashboard.subscribe;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.onrecord.dashboard.api.request.RequestBody;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.events.EventJson;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.json.JsonName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of a request to make or change a rule, and to subscribe to it. */
public final class RuleRequest {
    private static final Set<String> FIELDS = new TreeSet<>(Set.of("id", "name", "selects", "pace", "subscribe"));
    private static final Set<String> SELECTS = RequestBody.names(Rule.Selection.class);
    private static final Set<String> PACE = RequestBody.names(Rule.Pace.class);

    private final ObjectNode body;

    private RuleRequest(ObjectNode body) {
        this.body = body;
    }

    /**
     * Reads a body.
     *
     * @throws Problem if it is not JSON or has a field that is not known
     */
    public static RuleRequest of(Context context) {
        return new RuleRequest(RequestBody.object(context, FIELDS));
    }

    /**
     * Reads until when a rule is muted; empty to hear it again.
     *
     * @throws Problem if it is no time
     */
    public static Optional<Instant> until(Context context) {
        if (context.body().isBlank()) {
            return Optional.empty();
        }
        JsonNode until = RequestBody.object(context, Set.of("until")).path("until");
        if (until.isMissingNode() || until.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(until.asString("")));
        } catch (DateTimeException e) {
            throw Problem.refused("until must be a time such as 2026-03-31T08:00:00Z");
        }
    }

    /**
     * Returns the rule. What the body leaves out is as usual.
     *
     * @param before the rule with this id, which keeps its beginning; empty if there is none
     * @throws Problem if it cannot be used
     */
    public Rule rule(Optional<Rule> before, SubscriptionDesk desk) {
        ObjectNode json = EventJson.mapper().createObjectNode();
        json.put("type", "rule").put("id", id()).put("name", text("name"));
        json.set("selects", merged(body.path("selects"), EventJson.mapper().valueToTree(Rule.Selection.ALL), SELECTS));
        json.set("pace", merged(body.path("pace"), EventJson.mapper().valueToTree(Rule.Pace.AT_ONCE), PACE));
        json.put("since", before.map(Rule::since).orElseGet(RuleRequest::now).toString());
        Rule rule;
        try {
            rule = EventJson.mapper().treeToValue(json, Rule.class);
        } catch (JacksonException e) {
            throw Problem.refused("the rule cannot be read: " + EventJson.reason(e));
        }
        List<String> problems = desk.problems(rule);
        if (!problems.isEmpty()) {
            throw Problem.refused(String.join("; ", problems));
        }
        return rule;
    }

    /** Returns the id of the rule; empty if the body has none. */
    public String id() {
        return text("id");
    }

    private static JsonNode merged(JsonNode given, ObjectNode usual, Set<String> known) {
        if (given.isMissingNode()) {
            return usual;
        }
        if (!(given instanceof ObjectNode fields)) {
            throw Problem.refused("selects and pace must be JSON objects");
        }
        RequestBody.refuseUnknown(fields, known);
        fields.properties().forEach(field -> usual.set(field.getKey(), field.getValue()));
        return usual;
    }

    /**
     * Returns who receives the alerts of the rule.
     *
     * @throws Problem if an address cannot be used
     */
    public List<Subscription> subscriptions(Rule rule, SubscriptionDesk desk) {
        List<Subscription> subscriptions = new ArrayList<>();
        for (JsonNode each : body.path("subscribe")) {
            subscriptions.add(subscription(rule, each, desk));
        }
        return subscriptions;
    }

    private static Subscription subscription(Rule rule, JsonNode json, SubscriptionDesk desk) {
        String name = json.path("channel").asString("");
        String to = json.path("to").asString("").strip();
        Subscription.Channel channel = JsonName.of(name, Subscription.Channel.values())
                .orElseThrow(() -> Problem.refused("channel must be one of "
                        + JsonName.listed(Subscription.Channel.values()) + ", not \"" + name + "\""));
        String secret = json.path("secret").asString("").strip();
        Subscription subscription =
                Subscription.of(rule.id(), channel, to, now()).withSecret(secret.isEmpty() ? null : secret);
        desk.problem(subscription).ifPresent(problem -> {
            throw Problem.refused(problem);
        });
        return subscription;
    }

    private String text(String name) {
        return body.path(name).asString("").strip();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
