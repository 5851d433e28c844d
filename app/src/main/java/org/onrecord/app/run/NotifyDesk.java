package org.onrecord.app.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.onrecord.dashboard.subscribe.SubscriptionDesk;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.Match;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.feed.WebFeed;
import org.onrecord.notify.authoring.RequestedMessages;
import org.onrecord.notify.authoring.RuleCheck;
import org.onrecord.notify.authoring.RuleFile;
import org.onrecord.notify.channel.AddressCheck;
import org.onrecord.notify.channel.Channels;
import org.onrecord.notify.message.LetterForm;
import org.onrecord.notify.message.Links;
import org.onrecord.notify.message.RuleFeed;
import org.onrecord.notify.rule.BackTest;
import org.onrecord.notify.rule.RuleMatcher;

/** Answers the dashboard's questions about rules and messages with what notify knows. */
record NotifyDesk(Links links, AddressCheck check, boolean takesReaders) implements SubscriptionDesk {
    /** How many of the alerts that a rule would have told are listed. */
    private static final int SHOWN = 200;

    private static final List<Rule> READY_MADE = RuleFile.readyMade(Instant.EPOCH);

    @Override
    public List<Rule> readyMade() {
        return READY_MADE;
    }

    @Override
    public List<String> problems(Rule rule) {
        return RuleCheck.problems(rule);
    }

    @Override
    public Optional<String> problem(Subscription subscription) {
        return RuleCheck.problem(subscription, check);
    }

    @Override
    public List<OfferedChannel> channels() {
        return Channels.ALL.stream()
                .map(each -> new OfferedChannel(each.name(), each.example()))
                .toList();
    }

    @Override
    public String maskedAddress(Subscription subscription) {
        return Channels.of(subscription).masked(subscription.to());
    }

    @Override
    public Preview preview(Rule rule, Collection<Alert> alerts, int weeks) {
        BackTest test = BackTest.of(rule, alerts, weeks);
        return new Preview(
                test.told().size(),
                test.aWeek(),
                test.summary(),
                test.refusal(rule),
                test.last().stream()
                        .map(alert -> RequestedMessages.example(rule, alert, links, now()))
                        .map(letter -> new Sample(letter.subject(), LetterForm.TEXT.of(letter)))
                        .toList(),
                test.told().reversed().stream().limit(SHOWN).toList());
    }

    @Override
    public Delivery test(Subscription subscription, Rule rule, Collection<Alert> alerts) {
        return RequestedMessages.test(
                subscription, rule, BackTest.of(rule, alerts).last(), now());
    }

    @Override
    public Delivery again(Subscription subscription, Delivery earlier) {
        return RequestedMessages.again(subscription, earlier, now());
    }

    @Override
    public List<Match> selected(Rule rule, Collection<Alert> alerts, int most) {
        RuleMatcher matcher = new RuleMatcher(rule);
        return BackTest.of(rule, alerts).told().reversed().stream()
                .limit(most)
                .flatMap(alert -> matcher.match(alert, said(alert)).stream())
                .toList();
    }

    private static Instant said(Alert alert) {
        LocalDate day = alert.lastSaid().orElse(LocalDate.EPOCH);
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public WebFeed feed(Rule rule, List<Match> matches) {
        return new RuleFeed(rule, matches, links).feed();
    }

    /** Returns the time to the millisecond, the precision that other programs write. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
