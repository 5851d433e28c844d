package org.onrecord.app.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.onrecord.dashboard.subscribe.SubscriptionDesk;
import org.onrecord.events.Delivery;
import org.onrecord.events.Event;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.notify.desk.Desk;
import org.onrecord.notify.message.Feed;
import org.onrecord.notify.rule.BackTest;
import org.onrecord.notify.rule.ReadyMade;
import org.onrecord.notify.rule.RuleCheck;

/** Answers the dashboard's questions about rules and subscriptions with notify's view of the topics. */
final class KafkaDesk implements SubscriptionDesk, AutoCloseable {
    private final Desk desk;

    KafkaDesk(Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<Rule> rules() {
        return desk.rules();
    }

    @Override
    public List<Rule> readyMade() {
        return ReadyMade.all(Instant.now().truncatedTo(ChronoUnit.MILLIS)).stream()
                .filter(each -> desk.rule(each.id()).isEmpty())
                .toList();
    }

    @Override
    public List<Subscription> subscriptions(String rule) {
        return desk.subscriptions(rule);
    }

    @Override
    public Optional<Subscription> subscription(String id) {
        return desk.subscription(id);
    }

    @Override
    public List<Delivery> deliveries() {
        return desk.deliveries();
    }

    @Override
    public List<String> problems(Rule rule) {
        return RuleCheck.problems(rule);
    }

    @Override
    public Optional<String> problem(Subscription subscription) {
        return RuleCheck.problem(subscription);
    }

    @Override
    public Preview preview(Rule rule) {
        return asked(() -> {
            BackTest test = desk.backTest(rule);
            return new Preview(
                    test.told().size(),
                    test.aWeek(),
                    test.summary(),
                    test.refusal(rule),
                    test.last().stream()
                            .map(alert -> desk.sample(rule, alert))
                            .map(sample -> new Sample(sample.subject(), sample.text()))
                            .toList());
        });
    }

    @Override
    public void save(Rule rule) {
        write(rule);
    }

    @Override
    public void save(Subscription subscription) {
        write(subscription);
    }

    private void write(Event event) {
        asked(() -> {
            desk.write(event);
            return event;
        });
    }

    @Override
    public void deleteRule(String id) {
        asked(() -> {
            desk.deleteRule(id);
            return id;
        });
    }

    @Override
    public void endSubscription(String id) {
        asked(() -> {
            desk.endSubscription(id);
            return id;
        });
    }

    @Override
    public Delivery test(Subscription subscription, Rule rule) {
        return asked(() -> desk.test(subscription, rule));
    }

    @Override
    public Delivery again(Subscription subscription, Delivery earlier) {
        return asked(() -> desk.again(subscription, earlier));
    }

    @Override
    public Optional<byte[]> feed(String rule, boolean json) {
        return desk.feed(rule).map(json ? Feed::json : Feed::atom);
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (Desk.UnavailableException e) {
            throw new UnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        desk.close();
    }
}
