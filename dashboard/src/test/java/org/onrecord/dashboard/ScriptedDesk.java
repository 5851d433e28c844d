package org.onrecord.dashboard;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.onrecord.dashboard.subscribe.SubscriptionDesk;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.Match;
import org.onrecord.events.Rule;
import org.onrecord.events.Severity;
import org.onrecord.events.Subscription;
import org.onrecord.events.feed.WebFeed;

/** Answers as notify would, and has each test delivered at once. A rule whose name has the word everything is refused. */
final class ScriptedDesk implements SubscriptionDesk {
    volatile boolean takesReaders = true;

    @Override
    public boolean takesReaders() {
        return takesReaders;
    }

    @Override
    public List<Rule> readyMade() {
        return List.of(new Rule(
                "leaders", "Positions of leaders", Rule.Selection.ALL, Rule.Pace.AT_ONCE, Instant.EPOCH, null));
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
    public List<OfferedChannel> channels() {
        return List.of(
                new OfferedChannel(Subscription.Channel.EMAIL, "desk@example.org"),
                new OfferedChannel(Subscription.Channel.PAGE, ""),
                new OfferedChannel(Subscription.Channel.TEAMS, "https://…"));
    }

    @Override
    public String maskedAddress(Subscription subscription) {
        return subscription.to().replaceFirst("^(.)[^@]*", "$1…");
    }

    @Override
    public Preview preview(Rule rule, Collection<Alert> alerts, int weeks) {
        return new Preview(
                3,
                1.5,
                "3 alerts in the 14 days on record, 1.5 a week",
                rule.name().toLowerCase(Locale.ROOT).contains("everything")
                        ? Optional.of("It would have fired 51 times on 2024-03-01, and more than 50 a day is refused.")
                        : Optional.empty(),
                List.of(new Sample("Mira Okafor (AA): in favour of “The lamps stay lit”", "“the lamps stay on”\n")),
                List.copyOf(alerts));
    }

    @Override
    public Delivery test(Subscription subscription, Rule rule, Collection<Alert> alerts) {
        return delivery("t1", 1, rule.id(), subscription.id(), Delivery.Tells.TEST);
    }

    /** Returns a delivery that was sent. */
    static Delivery delivery(String id, long number, String rule, String subscription, Delivery.Tells tells) {
        Alert alert = new Alert(
                "a1",
                Alert.Kind.FIRST_POSITION,
                "",
                "",
                null,
                "An invented alert",
                "It is a test.",
                Map.of(),
                List.of());
        return Delivery.made(id, number, rule, subscription, tells, alert, "It meets the side AA.", Instant.EPOCH)
                .sending("m1", Instant.EPOCH)
                .sent(Instant.EPOCH);
    }

    @Override
    public Delivery again(Subscription subscription, Delivery earlier) {
        return earlier;
    }

    @Override
    public List<Match> selected(Rule rule, Collection<Alert> alerts, int most) {
        return alerts.stream()
                .map(each ->
                        new Match(rule.id(), rule.name(), each, "", Severity.HIGH, Instant.EPOCH, null, Instant.EPOCH))
                .toList();
    }

    @Override
    public WebFeed feed(Rule rule, List<Match> matches) {
        return new WebFeed(
                rule.id(),
                matches.size() + " alerts",
                "en",
                "https://onrecord.example",
                new WebFeed.Addresses("https://onrecord.example/a", "https://onrecord.example/b"),
                matches.stream()
                        .map(Match::updated)
                        .max(Comparator.naturalOrder())
                        .orElse(rule.since()),
                List.of());
    }
}
