package org.onrecord.dashboard.subscribe;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.onrecord.dashboard.api.request.Audit;
import org.onrecord.dashboard.api.request.Client;
import org.onrecord.dashboard.api.request.RateLimit;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.ops.RequestedLanguage;
import org.onrecord.dashboard.query.AlertQuery;
import org.onrecord.dashboard.query.RuleQuery;
import org.onrecord.dashboard.summary.ActorProfile;
import org.onrecord.dashboard.summary.CoverageGaps;
import org.onrecord.dashboard.write.TopicWriter.Change;
import org.onrecord.events.EventJson;
import org.onrecord.events.Ids;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.text.Ellipsis;
import org.onrecord.events.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Subscriptions by mail that readers make without a token, where the operator allows it. Nothing but a request to confirm is sent to an
 * address before its owner confirms it. Whoever asks learns nothing about an address: the answer is the same whether it is subscribed or not.
 */
public final class Signup {
    /** The path before the id and the token of a subscription to confirm. */
    public static final String CONFIRM = "/subscribe/confirm/";

    /** The path before the id and the token of a subscription to end. */
    public static final String LEAVE = "/unsubscribe/";

    private static final Logger LOG = LoggerFactory.getLogger(Signup.class);
    private static final String OF_READERS = "follow-";
    private static final String OF_EDITORS = "waiting";
    private static final int LONGEST_NAME = 190;
    private static final int MOST_UNCONFIRMED = 1000;
    private static final double HOUR = 3600;

    private final IndexReads index;
    private final RuleChanges changes;
    private final SubscriptionDesk desk;
    private final RateLimit ofNetworks = new RateLimit(10, 10 / HOUR);
    private final RateLimit ofPreviews = new RateLimit(60, 2);
    private final RateLimit ofAddresses = new RateLimit(3, 3 / (24 * HOUR));

    public Signup(IndexReads index, RuleChanges changes, SubscriptionDesk desk) {
        this.index = index;
        this.changes = changes;
        this.desk = desk;
    }

    public boolean isOpen() {
        return desk.takesReaders();
    }

    /** Returns the ready-made rules, as they are on record, but none that tells what waits to be confirmed: that is for editors. */
    public List<Rule> readyMade() {
        return desk.readyMade().stream()
                .map(this::recorded)
                .filter(rule -> !rule.selects().changes().contains(OF_EDITORS))
                .toList();
    }

    /**
     * Returns the rule that a reader chose; empty if there is nothing of that name.
     *
     * @param what {@code rule:ID} of a ready-made rule, {@code claim:ID}, {@code actor:KEY}, or {@code brief:} for all alerts of the issue once a
     *     day or a week, with the brief
     * @param pace how often, except for a ready-made rule
     */
    public Optional<Rule> rule(Issue issue, String what, Rule.Frequency pace) {
        String id = what.substring(what.indexOf(':') + 1);
        return switch (what.substring(0, what.length() - id.length())) {
            case "rule:" ->
                readyMade().stream().filter(rule -> rule.id().equals(id)).findFirst();
            case "claim:" ->
                issue.claim(id).map(claim -> following(issue, what, ": " + claim.label(), pace, "claims", id));
            case "actor:" ->
                index.read(snapshot -> ActorProfile.of(snapshot, issue, id))
                        .map(actor -> following(issue, what, ": " + actor.who().name(), pace, "actors", id));
            case "brief:" ->
                Optional.of(following(
                        issue,
                        "brief:",
                        "",
                        pace == Rule.Frequency.WEEKLY ? pace : Rule.Frequency.DAILY,
                        "issues",
                        issue.id()));
            default -> Optional.empty();
        };
    }

    private Rule following(Issue issue, String what, String name, Rule.Frequency pace, String condition, String value) {
        ObjectNode selects = EventJson.mapper().valueToTree(Rule.Selection.ALL);
        selects.putArray("issues").add(issue.id());
        selects.set(condition, selects.arrayNode().add(value));
        return recorded(new Rule(
                OF_READERS + Ids.hash(OF_READERS, issue.id(), what, pace.json()).substring(0, 16),
                Ellipsis.cut(issue.title() + name, LONGEST_NAME),
                EventJson.mapper().treeToValue(selects, Rule.Selection.class),
                new Rule.Pace(pace, 30, LocalTime.of(7, 0), DayOfWeek.MONDAY, null, null, "UTC", 7),
                now(),
                null));
    }

    /** Returns the rule as it is on record, if it is. */
    private Rule recorded(Rule rule) {
        return index.read(snapshot -> RuleQuery.rule(snapshot, rule.id())).orElse(rule);
    }

    /**
     * Returns what a rule would have told.
     *
     * @throws Problem if the client has asked too often
     */
    public SubscriptionDesk.Preview preview(Context context, Rule rule) {
        ofPreviews.check(Client.of(context), "too many previews were asked for; ask again in a moment");
        return preview(rule);
    }

    private SubscriptionDesk.Preview preview(Rule rule) {
        return desk.preview(rule, index.read(AlertQuery::standing), index.read(CoverageGaps::weeks));
    }

    /**
     * Asks the owner of an address to confirm that mail of a rule may be sent to it. What comes of it is not told.
     *
     * @throws Problem if the address cannot be one, the rule would send too much, or the network has asked too often
     */
    public void ask(Context context, Rule rule, String address) {
        if (!isOpen()) {
            throw new Problem(
                    403,
                    "Not allowed",
                    "this OnRecord takes subscriptions from its operator only; follow a feed instead");
        }
        Subscription asked = Subscription.of(rule.id(), Subscription.Channel.EMAIL, address, now())
                .withLanguage(RequestedLanguage.of(context).json());
        desk.problem(asked).ifPresent(problem -> {
            throw Problem.refused(problem);
        });
        ofNetworks.check(
                Client.of(context), "too many subscriptions were asked for from this network; try again later");
        preview(rule).refusal().ifPresent(why -> {
            throw Problem.refused(why);
        });
        Audit.changed(context, "subscription asked for", "rule", rule.id());
        if (ofAddresses.take(address.toLowerCase(Locale.ROOT), System.nanoTime()) == 0) {
            // On a thread of its own, so that the time of the answer tells nothing either.
            Thread.ofVirtual().name("onrecord-signup").start(() -> write(rule, asked));
        }
    }

    /** Writes what waits for a confirmation, and deletes what has waited too long. */
    private void write(Rule rule, Subscription asked) {
        try {
            Map<Boolean, List<Subscription>> late = index.read(RuleQuery::subscriptions).stream()
                    .collect(Collectors.partitioningBy(
                            each -> each.waits() && asked.since().isAfter(each.confirmBy())));
            List<Subscription> stay = late.getOrDefault(false, List.of());
            List<Change> written = new ArrayList<>();
            for (Subscription each : late.getOrDefault(true, List.of())) {
                written.add(Change.remove(Topics.SUBSCRIPTIONS, each.id()));
                if (each.rule().startsWith(OF_READERS)
                        && !each.rule().equals(rule.id())
                        && stay.stream().noneMatch(other -> other.rule().equals(each.rule()))) {
                    written.add(Change.remove(Topics.RULES, each.rule()));
                }
            }
            Optional<Subscription> before = index.read(snapshot -> RuleQuery.subscription(snapshot, asked.id()));
            if (stay.stream().filter(Subscription::waits).count() >= MOST_UNCONFIRMED) {
                LOG.warn("{} addresses wait to be confirmed; no further ones are taken", MOST_UNCONFIRMED);
            } else if (before.map(each -> each.off() != null).orElse(true)) {
                if (index.read(snapshot -> RuleQuery.rule(snapshot, rule.id())).isEmpty()) {
                    written.add(Change.put(Topics.RULES, rule));
                }
                written.add(
                        Change.put(Topics.SUBSCRIPTIONS, asked.withLeave(before).unconfirmed()));
            }
            changes.write(written.toArray(Change[]::new));
        } catch (RuntimeException e) {
            LOG.warn("A reader's subscription was not written: {}", e.getMessage());
        }
    }

    /** Returns the subscription that waits for a confirmation with a token; empty if there is none, or readers may not subscribe. */
    public Optional<Subscription> waiting(String id, String token) {
        return index.read(snapshot -> RuleQuery.subscription(snapshot, id))
                .filter(each -> isOpen() && each.waits() && !now().isAfter(each.confirmBy()))
                .filter(each -> isSame(each.confirmation(), token));
    }

    /** Returns the subscription that the receiver of its mails ends with a token, which only the mails know. */
    public Optional<Subscription> leaving(String id, String token) {
        return index.read(snapshot -> RuleQuery.subscription(snapshot, id))
                .filter(each -> each.leave() != null && isSame(each.leave(), token));
    }

    private static boolean isSame(String token, String given) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    public String maskedAddress(Subscription subscription) {
        return desk.maskedAddress(subscription);
    }

    public String name(Subscription subscription) {
        return index.read(snapshot -> RuleQuery.rule(snapshot, subscription.rule()))
                .map(Rule::name)
                .orElse(subscription.rule());
    }

    public void confirm(Context context, Subscription waiting) {
        changes.write(Change.put(Topics.SUBSCRIPTIONS, waiting.withOff(null)));
        Audit.changed(context, "subscription confirmed", "id", waiting.id(), "rule", waiting.rule());
    }

    public void leave(Context context, Subscription ended) {
        changes.write(Change.remove(Topics.SUBSCRIPTIONS, ended.id()));
        Audit.changed(context, "subscription ended", "id", ended.id(), "rule", ended.rule());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
