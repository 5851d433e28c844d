package org.onrecord.dashboard;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onrecord.dashboard.subscribe.SubscriptionDesk;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;

/** A desk in memory that delivers at once. A rule whose name has the word everything is refused. */
final class ScriptedDesk implements SubscriptionDesk {
    /** The word with which every subscription is ended. */
    static final String LEAVE = "harbour-lamps-and-oil";

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private final List<Delivery> deliveries = new ArrayList<>();

    @Override
    public synchronized List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    @Override
    public List<Rule> readyMade() {
        return List.of(new Rule(
                "leaders", "Positions of leaders", Rule.Selection.ALL, Rule.Pace.AT_ONCE, Instant.EPOCH, null));
    }

    @Override
    public synchronized List<Subscription> subscriptions(String rule) {
        return subscriptions.values().stream()
                .filter(each -> each.rule().equals(rule))
                .toList();
    }

    @Override
    public synchronized Optional<Subscription> subscription(String id) {
        return Optional.ofNullable(subscriptions.get(id));
    }

    @Override
    public synchronized List<Delivery> deliveries() {
        return deliveries.reversed();
    }

    @Override
    public List<String> problems(Rule rule) {
        return rule.name().isEmpty() ? List.of("the name must be a line of at most 200 characters") : List.of();
    }

    @Override
    public Optional<String> problem(Subscription subscription) {
        String secret = subscription.secret();
        if (secret != null && secret.startsWith("whsec_")) {
            return Optional.of("a secret is named by its file; never write the secret itself");
        }
        return subscription.channel() == Subscription.Channel.EMAIL
                        && !subscription.to().contains("@")
                ? Optional.of("mail needs an address such as desk@example.org")
                : Optional.empty();
    }

    @Override
    public Preview preview(Rule rule) {
        return new Preview(
                3,
                1.5,
                "3 alerts in the 14 days on record, 1.5 a week",
                rule.name().toLowerCase().contains("everything")
                        ? Optional.of("It would have fired 51 times on 2024-03-01, and more than 50 a day is refused.")
                        : Optional.empty(),
                List.of(new Sample("Mira Okafor (AA): in favour of “The lamps stay lit”", "“the lamps stay on”\n")));
    }

    @Override
    public synchronized void save(Rule rule) {
        rules.put(rule.id(), rule);
    }

    @Override
    public synchronized void deleteRule(String id) {
        rules.remove(id);
        subscriptions.values().removeIf(each -> each.rule().equals(id));
    }

    @Override
    public synchronized void save(Subscription subscription) {
        subscriptions.put(
                subscription.id(),
                new Subscription(
                        subscription.id(),
                        subscription.rule(),
                        subscription.channel(),
                        subscription.to(),
                        subscription.since(),
                        subscription.off(),
                        subscription.secret(),
                        LEAVE));
    }

    @Override
    public synchronized void endSubscription(String id) {
        subscriptions.remove(id);
    }

    @Override
    public synchronized Delivery test(Subscription subscription, Rule rule) {
        Delivery test = new Delivery(
                "t" + deliveries.size(),
                deliveries.size(),
                rule.id(),
                subscription.id(),
                Delivery.Tells.TEST,
                new Alert(
                        "a1",
                        Alert.Kind.FIRST_POSITION,
                        "",
                        "",
                        null,
                        "An invented alert",
                        "It is a test.",
                        Map.of(),
                        List.of()),
                "It meets the side AA.",
                Delivery.State.SENT,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                "m1",
                Instant.EPOCH,
                1,
                Instant.EPOCH,
                null,
                1);
        deliveries.add(test);
        return test;
    }

    @Override
    public Delivery again(Subscription subscription, Delivery earlier) {
        return earlier;
    }

    @Override
    public synchronized Optional<byte[]> feed(String rule, boolean json) {
        return rules.containsKey(rule)
                ? Optional.of((json ? "{}" : "<feed/>").getBytes(StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
