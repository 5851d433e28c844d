package org.onrecord.dashboard.subscribe;

import io.javalin.http.Context;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.api.request.RequestBody;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.events.EventJson;
import org.onrecord.events.Ids;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.json.JsonName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of a request to make or change a rule, and to subscribe to it. */
public record RuleRequest(ObjectNode body) {
    private static final int MOST_SUBSCRIPTIONS = 100;
    private static final Set<String> FIELDS = new TreeSet<>(Set.of("id", "name", "selects", "pace", "subscribe"));

    private record Mute(@Nullable String until) {}

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
        try {
            return Optional.ofNullable(RequestBody.read(context, Mute.class).until())
                    .map(Instant::parse);
        } catch (DateTimeException e) {
            throw Problem.refused("until must be a time such as 2026-03-31T08:00:00Z");
        }
    }

    /**
     * Returns a new rule. What the body leaves out is as usual; without an id it gets one of its name and its conditions.
     *
     * @throws Problem if it cannot be used
     */
    public Rule rule(SubscriptionDesk desk) {
        return rule(new Rule(id(), "", Rule.Selection.ALL, Rule.Pace.AT_ONCE, now(), null), desk);
    }

    /** Returns a rule with what the body changes of it; see {@link #rule(SubscriptionDesk)}. */
    public Rule changed(Rule before, SubscriptionDesk desk) {
        if (!id().isEmpty() && !id().equals(before.id())) {
            throw Problem.refused("the id of a rule cannot be changed; leave it out, or make another rule");
        }
        return rule(before, desk);
    }

    private Rule rule(Rule base, SubscriptionDesk desk) {
        ObjectNode json = EventJson.mapper().valueToTree(base);
        if (body.has("name")) {
            json.put("name", text("name"));
        }
        json.set("selects", merged("selects", base.selects(), Rule.Selection.ALL));
        json.set("pace", merged("pace", base.pace(), Rule.Pace.AT_ONCE));
        if (base.id().isEmpty()) {
            json.put("id", id(json));
        }
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

    /** Returns the letters of a name that an id may have, and a hash of all that the rule says, so that no two rules share an id. */
    private static String id(ObjectNode rule) {
        String name = rule.path("name").asString("");
        String hash = Ids.hash(
                "rule", name, rule.path("selects").toString(), rule.path("pace").toString());
        String letters = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        return (letters.substring(0, Math.min(60, letters.length())) + "-" + hash.substring(0, 12))
                .replaceAll("^-+|-(?=-)", "");
    }

    /** Returns the id of the rule; empty if the body has none. */
    public String id() {
        return text("id");
    }

    /** Returns a part of the rule with the fields that the body gives; null makes a field as usual. */
    private ObjectNode merged(String name, Record base, Record usual) {
        JsonNode given = body.path(name);
        ObjectNode merged = EventJson.mapper().valueToTree(base);
        if (given.isMissingNode()) {
            return merged;
        }
        if (!(given instanceof ObjectNode fields)) {
            throw Problem.refused("selects and pace must be JSON objects");
        }
        RequestBody.refuseUnknown(fields, RequestBody.names(usual.getClass()));
        JsonNode standard = EventJson.mapper().valueToTree(usual);
        fields.properties()
                .forEach(field -> merged.set(
                        field.getKey(), field.getValue().isNull() ? standard.get(field.getKey()) : field.getValue()));
        return merged;
    }

    /**
     * Returns who receives the alerts of the rule.
     *
     * @throws Problem if an address cannot be used
     */
    public List<Subscription> subscriptions(Rule rule, SubscriptionDesk desk) {
        if (body.path("subscribe").size() > MOST_SUBSCRIPTIONS) {
            throw Problem.refused("subscribe takes at most " + MOST_SUBSCRIPTIONS + " subscriptions at once");
        }
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
        Subscription subscription = Subscription.of(rule.id(), channel, to, now())
                .withSecret(secret.isEmpty() ? null : secret)
                .withLanguage(json.path("language").asString("en"));
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
