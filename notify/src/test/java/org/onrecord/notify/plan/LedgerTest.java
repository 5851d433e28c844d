package org.onrecord.notify.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.Delivery.State;
import org.onrecord.events.Delivery.Tells;
import org.onrecord.events.Event;
import org.onrecord.events.Match;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.notify.Alerts;
import org.onrecord.notify.AnyRules;

class LedgerTest {
    private static final Instant NOW = Alerts.START.plusSeconds(60);
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    private static final Alert ALERT = Alerts.position("mira-okafor", "AA", "keep-lit", "s1", DAY);
    private static final Subscription MAIL =
            Subscription.of("all", Subscription.Channel.EMAIL, "desk@harbours.example", Alerts.START);

    private final Ledger ledger = new Ledger();

    @Test
    void tellsAnAlertOnce() {
        subscribe();

        assertThat(ledger.alert(ALERT, NOW, NOW)).hasSize(2);
        assertThat(ledger.alert(ALERT, NOW, NOW)).isEmpty();
        AlertMessage message = only(ledger.due(NOW));
        assertThat(ledger.due(NOW)).isEmpty();
        assertThat(message.id()).isEqualTo(message.deliveries().getFirst().id());
        assertThat(states(ledger.done(message, new SendResult.Accepted(), NOW, 0)))
                .containsExactly(State.SENT);
        assertThat(ledger.due(NOW)).isEmpty();
        assertThat(ledger.unfinished()).isZero();
    }

    @Test
    void asksOnceToConfirmAndTellsNothingBefore() {
        Subscription waiting = MAIL.withLeave(Optional.empty()).unconfirmed();
        ledger.put(Alerts.everything("all"), NOW);
        List<Event> log = new ArrayList<>(ledger.put(waiting, NOW));
        assertThat(ledger.put(waiting, NOW)).isEmpty();
        assertThat(ledger.alert(ALERT, NOW, NOW)).extracting(Object::getClass).containsExactly(Match.class);

        AlertMessage message = only(ledger.due(NOW));
        assertThat(message.deliveries()).extracting(Delivery::tells).containsExactly(Tells.CONFIRM);
        log.addAll(ledger.done(message, new SendResult.Accepted(), NOW, 0));
        assertThat(restored(log, List.of(Alerts.everything("all")), List.of(waiting))
                        .due(NOW))
                .isEmpty();

        ledger.put(waiting.withOff(null), NOW);
        assertThat(ledger.alert(Alerts.position("mira-okafor", "AA", "keep-lit", "s2", DAY), NOW, NOW))
                .hasSize(2);
    }

    @Test
    void aBriefSaysOnceThatNothingChangedAndNothingWhereSomethingDid() {
        Rule.Pace daily =
                new Rule.Pace(Rule.Frequency.DAILY, 30, LocalTime.of(7, 0), DayOfWeek.MONDAY, null, null, "UTC", 7);
        Rule brief = Alerts.rule("all", Rule.Selection.ALL, daily);
        Instant second = Alerts.START
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(2))
                .plus(Duration.ofHours(7));
        ledger.put(brief, NOW);
        ledger.put(MAIL, NOW);
        assertThat(ledger.due(second.minusSeconds(1))).isEmpty();

        AlertMessage quiet = only(ledger.due(second));
        assertThat(quiet.deliveries()).extracting(Delivery::tells).containsExactly(Tells.QUIET);
        List<Event> log = new ArrayList<>(ledger.done(quiet, new SendResult.Accepted(), second, 0));
        assertThat(ledger.due(second.plusSeconds(60))).isEmpty();
        assertThat(restored(log, List.of(brief), List.of(MAIL)).due(second.plusSeconds(60)))
                .isEmpty();

        Instant third = second.plus(Duration.ofDays(1));
        ledger.alert(ALERT, third.minusSeconds(3600), third.minusSeconds(3600));
        AlertMessage news = only(ledger.due(third));
        assertThat(news.deliveries()).extracting(Delivery::tells).containsExactly(Tells.ALERT);
    }

    @Test
    void anAddressThatDoesNotExistIsNotTold() {
        Subscription other = Subscription.of("all", Subscription.Channel.EMAIL, "other@harbours.example", Alerts.START)
                .withLeave(Optional.empty());
        subscribe();
        ledger.put(other.unconfirmed(), NOW);

        assertThat(states(ledger.done(only(ledger.due(NOW)), new SendResult.Gone("no such mailbox"), NOW, 0)))
                .containsExactly(State.FAILED);
        assertThat(ledger.due(NOW)).isEmpty();
    }

    @Test
    void doesNotTellWhatHappenedBeforeTheRule() {
        subscribe();

        assertThat(ledger.alert(ALERT, Alerts.START.minusMillis(1), NOW)).isEmpty();
    }

    /** The record comes on 2024-03-01, long after the rule was made: from an archive, or because a new issue reads the history. */
    @ParameterizedTest
    @CsvSource({"2024-02-23, 2", "2024-02-22, 0", "2019-06-03, 0"})
    void doesNotTellPositionsOfThePast(LocalDate said, int changes) {
        subscribe();

        assertThat(ledger.alert(Alerts.position("mira-okafor", "AA", "keep-lit", "s1", said), NOW, NOW))
                .hasSize(changes);
    }

    @Test
    void correctsWhatWasToldOnce() {
        subscribe();
        ledger.alert(ALERT, NOW, NOW);
        ledger.done(only(ledger.due(NOW)), new SendResult.Accepted(), NOW, 0);

        ledger.withdrawn(ALERT.id(), "An earlier statement was found.", NOW);
        ledger.withdrawn(ALERT.id(), "An earlier statement was found.", NOW);

        AlertMessage correction = only(ledger.due(NOW));
        assertThat(correction.deliveries()).extracting(Delivery::tells).containsExactly(Tells.CORRECTION);
        assertThat(correction.deliveries().getFirst().why()).isEqualTo("An earlier statement was found.");
        ledger.done(correction, new SendResult.Accepted(), NOW, 0);
        assertThat(ledger.unfinished()).isZero();
    }

    @Test
    void tellsAnAlertAgainThatCameBackAfterItsCorrection() {
        subscribe();
        ledger.alert(ALERT, NOW, NOW);
        AlertMessage first = only(ledger.due(NOW));
        ledger.done(first, new SendResult.Accepted(), NOW, 0);
        ledger.withdrawn(ALERT.id(), "gone", NOW);
        ledger.done(only(ledger.due(NOW)), new SendResult.Accepted(), NOW, 0);

        ledger.alert(ALERT, NOW, NOW);

        AlertMessage again = only(ledger.due(NOW));
        assertThat(again.deliveries()).extracting(Delivery::tells).containsExactly(Tells.ALERT);
        assertThat(again.id()).isNotEqualTo(first.id());
    }

    @Test
    void sendsNothingOfAnAlertThatWasWithdrawnBefore() {
        subscribe();
        ledger.alert(ALERT, NOW, NOW);

        assertThat(states(ledger.withdrawn(ALERT.id(), "gone", NOW))).containsExactly(State.CANCELLED);
        assertThat(ledger.due(NOW)).isEmpty();
    }

    @Test
    void aLaterAlertDoesNotOvertakeWhatIsHeldAfterAFlood() {
        subscribe();
        for (int i = 0; i < Ledger.MOST_AN_HOUR; i++) {
            raise("s" + i, NOW);
            ledger.done(only(ledger.due(NOW)), new SendResult.Accepted(), NOW, 0);
        }

        raise("held", NOW.plus(Duration.ofMinutes(30)));
        raise("later", NOW.plus(Duration.ofMinutes(61)));

        assertThat(ledger.due(NOW.plus(Duration.ofMinutes(61)))).isEmpty();
        assertThat(only(ledger.due(NOW.plus(Duration.ofMinutes(90)))).deliveries())
                .extracting(each -> each.alert().id())
                .containsExactly(position("held").id(), position("later").id());
    }

    @Test
    void tellsSourcesThatFailTogetherInOneMessageAndLetsNothingElseWaitForThem() {
        subscribe();
        for (int i = 0; i < 36; i++) {
            Instant at = NOW.plusSeconds(3 * i);
            ledger.alert(failing("source-" + i), at, at);
        }
        raise("news", NOW.plusSeconds(110));

        AlertMessage news = only(ledger.due(NOW.plusSeconds(110)));
        assertThat(news.deliveries())
                .extracting(each -> each.alert().id())
                .containsExactly(position("news").id());
        ledger.done(news, new SendResult.Accepted(), NOW.plusSeconds(111), 0);
        assertThat(ledger.due(NOW.plusSeconds(299))).isEmpty();
        assertThat(only(ledger.due(NOW.plusSeconds(300))).deliveries()).hasSize(36);
    }

    private static Alert failing(String source) {
        return new Alert(source, Alert.Kind.SOURCE, "", source, DAY, source + " is failing", "", Map.of(), List.of());
    }

    private void raise(String statement, Instant at) {
        ledger.alert(position(statement), at, at);
    }

    private static Alert position(String statement) {
        return Alerts.position("speaker-of-" + statement, "AA", "keep-lit", statement, DAY);
    }

    @Test
    void stopsAtOnceWhenTheRuleIsDeleted() {
        subscribe();
        ledger.alert(ALERT, NOW, NOW);

        assertThat(states(ledger.removeRule("all"))).containsExactly(State.CANCELLED);
        assertThat(ledger.due(NOW)).isEmpty();
        assertThat(ledger.alert(Alerts.position("tom-reed", "AA", "keep-lit", "s2", DAY), NOW, NOW))
                .isEmpty();
    }

    @Test
    void sendsTheSameMessageAgainAfterARestart() {
        subscribe();
        List<Event> log = new ArrayList<>(ledger.alert(ALERT, NOW, NOW));
        List<AlertMessage> sent = ledger.due(NOW);
        sent.forEach(message -> log.addAll(message.deliveries()));

        Ledger restarted = restored(log);

        assertThat(restarted.alert(ALERT, NOW, NOW)).isEmpty();
        assertThat(only(restarted.due(NOW)).id()).isEqualTo(only(sent).id());
    }

    @Test
    void switchesASubscriptionOffThatIsGoneAndHoldsWhatFollows() {
        subscribe();
        Subscription other = Subscription.of("all", Subscription.Channel.PAGE, "", Alerts.START);
        ledger.put(other, NOW);
        ledger.alert(ALERT, NOW, NOW);
        for (AlertMessage message : ledger.due(NOW)) {
            SendResult result = message.subscription().equals(MAIL)
                    ? new SendResult.Gone("the address answered 410 Gone")
                    : new SendResult.Accepted();
            ledger.done(message, result, NOW, 0);
        }

        AlertMessage notice = only(ledger.due(NOW));
        assertThat(notice.subscription()).isEqualTo(other);
        assertThat(notice.deliveries().getFirst().tells()).isEqualTo(Tells.NOTICE);
        assertThat(notice.deliveries().getFirst().why())
                .isEqualTo("The subscription by email of this rule was switched off: the address answered 410 Gone");
        ledger.done(notice, new SendResult.Accepted(), NOW, 0);
        ledger.alert(Alerts.position("tom-reed", "AA", "keep-lit", "s2", DAY), NOW, NOW);
        assertThat(ledger.due(NOW)).extracting(AlertMessage::subscription).containsExactly(other);
        ledger.put(MAIL, NOW);
        assertThat(ledger.due(NOW)).extracting(AlertMessage::subscription).containsExactly(MAIL);
    }

    @Test
    void givesUpAfterADay() {
        subscribe();
        ledger.alert(ALERT, NOW, NOW);
        Instant now = NOW;
        int attempts = 0;
        while (ledger.unfinished() > 0) {
            AlertMessage message = only(ledger.due(now));
            ledger.done(message, new SendResult.Retry("the address answered 500", Optional.empty()), now, 1);
            attempts++;
            now = ledger.next().orElse(now);
        }

        assertThat(Duration.between(NOW, now)).isBetween(Duration.ofHours(22), Duration.ofHours(24));
        assertThat(attempts).isEqualTo(33);
        assertThat(ledger.deliveries()).extracting(Delivery::state).containsExactly(State.FAILED);
    }

    @Test
    void tellsAReversalWhoseProofCameLate() {
        subscribe();
        Alert reversal = new Alert(
                "r",
                Alert.Kind.SHIFT,
                "lamps",
                "lamps/claim:pay-oil/actor:tom-reed",
                DAY.minusDays(60),
                "Tom Reed turned",
                "Again on " + DAY,
                Map.of("shift", "reversal", "tier", "1"),
                List.of(
                        Alerts.evidence("s1", "The harbour pays.", DAY.minusDays(60)),
                        Alerts.evidence("s2", "The harbour does not pay.", DAY.minusDays(90)),
                        Alerts.evidence("s3", "Yes, it pays.", DAY)));

        assertThat(ledger.alert(reversal, NOW, NOW)).hasSize(2);
        assertThat(ledger.alert(reversal, NOW.plus(Duration.ofDays(9)), NOW)).isEmpty();
    }

    @Test
    void forgetsWhatWasOverLongAgoAndStillTellsItOnce() {
        subscribe();
        ledger.alert(ALERT, NOW, NOW);
        ledger.done(only(ledger.due(NOW)), new SendResult.Accepted(), NOW, 0);

        Alert other = Alerts.position("mira-okafor", "AA", "keep-lit", "s9", DAY);
        ledger.alert(other, NOW, NOW);
        ledger.done(only(ledger.due(NOW)), new SendResult.Accepted(), NOW, 0);

        assertThat(ledger.prune(NOW)).isEmpty();
        assertThat(ledger.prune(NOW.plusSeconds(1))).hasSize(1);
        assertThat(ledger.deliveries()).extracting(each -> each.alert().id()).containsExactly(other.id());
        assertThat(ledger.alert(ALERT, NOW, NOW)).isEmpty();
    }

    @Test
    void keepsTheNewestSoThatNumbersGoOnAfterARestart() {
        subscribe();
        List<Event> log = new ArrayList<>(ledger.alert(ALERT, NOW, NOW));
        log.addAll(ledger.done(only(ledger.due(NOW)), new SendResult.Accepted(), NOW, 0));

        assertThat(ledger.prune(NOW.plusSeconds(1))).isEmpty();
        List<Event> next = restored(log).alert(Alerts.position("mira-okafor", "AA", "keep-lit", "s9", DAY), NOW, NOW);
        assertThat(next.stream().filter(Delivery.class::isInstance).map(each -> ((Delivery) each).number()))
                .containsExactly(2L);
    }

    @Test
    void keepsWhatWasCorrectedSoThatTheNextRoundHasAnotherId() {
        subscribe();
        ledger.alert(ALERT, NOW, NOW);
        ledger.done(only(ledger.due(NOW)), new SendResult.Accepted(), NOW, 0);
        ledger.withdrawn(ALERT.id(), "gone", NOW);
        ledger.done(only(ledger.due(NOW)), new SendResult.Accepted(), NOW, 0);

        assertThat(ledger.prune(NOW.plusSeconds(1))).isEmpty();
    }

    @Test
    void countsAnAttemptWhoseAnswerWasNeverNoted() {
        subscribe();
        List<Event> log = new ArrayList<>(ledger.alert(ALERT, NOW, NOW));
        ledger.due(NOW).forEach(message -> log.addAll(message.deliveries()));

        Ledger restarted = restored(log);
        restarted.done(only(restarted.due(NOW)), new SendResult.Retry("no", Optional.empty()), NOW, 0);
        Instant later = restarted.next().orElseThrow();
        restarted.done(only(restarted.due(later)), new SendResult.Accepted(), later, 0);

        assertThat(restarted.deliveries())
                .extracting(Delivery::attempts, Delivery::unanswered)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(3, 1));
    }

    @Test
    void putsAFloodTogether() {
        subscribe();
        Instant now = NOW;
        for (int each = 0; each < 30; each++) {
            now = now.plusSeconds(1);
            ledger.alert(Alerts.position("mira-okafor", "AA", "keep-lit", "s" + each, DAY), now, now);
        }
        List<Integer> sizes = new ArrayList<>();
        while (ledger.unfinished() > 0) {
            now = now.isBefore(ledger.next().orElseThrow()) ? ledger.next().orElseThrow() : now;
            AlertMessage message = only(ledger.due(now));
            sizes.add(message.deliveries().size());
            ledger.done(message, new SendResult.Accepted(), now, 0);
        }

        assertThat(sizes).hasSize(21).endsWith(10);
    }

    /** Alerts, withdrawals, changes of rules, failures and restarts in any order: nothing is lost, told twice, or told out of order. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void tellsEachSubscriberEachAlertOnceInOrder(long seed) {
        Random random = new Random(seed);
        List<Event> log = new ArrayList<>();
        Ledger now = new Ledger();
        Map<String, Rule> rules = new LinkedHashMap<>();
        List<Subscription> subscriptions = new ArrayList<>();
        AnyRules rulesOf = new AnyRules(
                Stream.generate(() -> Alerts.any(random, DAY)).limit(50).toList(), random);
        for (int each = 0; each < 5; each++) {
            Rule rule = rulesOf.next("rule-" + each);
            rules.put(rule.id(), rule);
            subscriptions.add(
                    Subscription.of(rule.id(), Subscription.Channel.WEBHOOK, "https://a.example", Alerts.START));
        }
        rules.values().forEach(each -> log.addAll(now.put(each, NOW)));
        subscriptions.forEach(each -> log.addAll(now.put(each, NOW)));
        Ledger ledger = now;
        Instant time = NOW;
        List<Alert> raised = new ArrayList<>();
        Set<String> withdrawn = new HashSet<>();
        Map<String, List<Delivery>> taken = new HashMap<>();
        for (int step = 0; step < 400 || ledger.unfinished() > 0; step++) {
            time = time.plus(Duration.ofMinutes(random.nextInt(120)));
            int what = random.nextInt(11);
            if (step < 400 && what < 4) {
                Alert alert = Alerts.any(random, DAY.plusDays(step / 4));
                raised.add(alert);
                log.addAll(ledger.alert(alert, time, time));
            } else if (step < 400 && what == 4 && !raised.isEmpty()) {
                Alert alert = raised.get(random.nextInt(raised.size()));
                withdrawn.add(alert.id());
                log.addAll(ledger.withdrawn(alert.id(), "gone", time));
            } else if (what == 5) {
                ledger = restored(log, rules.values(), current(subscriptions, log));
            } else if (what == 6) {
                for (Subscription each : current(subscriptions, log)) {
                    if (each.off() != null) {
                        log.add(each.withOff(null));
                        log.addAll(ledger.put(each.withOff(null), time));
                    }
                }
            } else {
                for (AlertMessage message : ledger.due(time)) {
                    log.addAll(message.deliveries());
                    boolean works = random.nextInt(3) > 0;
                    if (works) {
                        taken.computeIfAbsent(message.subscription().id(), any -> new ArrayList<>())
                                .addAll(message.deliveries());
                    }
                    SendResult result = works
                            ? new SendResult.Accepted()
                            : random.nextInt(6) == 0
                                    ? new SendResult.Gone("gone")
                                    : new SendResult.Retry("no", Optional.empty());
                    log.addAll(ledger.done(message, result, time, random.nextDouble()));
                }
            }
            assertThat(step).isLessThan(20_000);
        }

        for (Subscription each : subscriptions) {
            List<Delivery> own = ledger.deliveries().stream()
                    .filter(delivery -> delivery.subscription().equals(each.id()))
                    .toList();
            List<String> sent = own.stream()
                    .filter(delivery -> delivery.state() == State.SENT)
                    .map(Delivery::id)
                    .toList();
            List<Delivery> received = taken.getOrDefault(each.id(), List.of());
            assertThat(received)
                    .extracting(Delivery::id)
                    .as("seed " + seed)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(sent);
            assertThat(received.stream()
                            .filter(delivery -> delivery.tells() == Tells.ALERT)
                            .map(Delivery::number))
                    .as("order of seed " + seed)
                    .isSorted();
            for (Delivery delivery : own) {
                boolean corrected = own.stream()
                        .anyMatch(other -> other.tells() == Tells.CORRECTION
                                && other.alert().id().equals(delivery.alert().id()));
                if (delivery.tells() == Tells.ALERT) {
                    boolean gone = withdrawn.contains(delivery.alert().id());
                    switch (delivery.state()) {
                        case SENT -> assertThat(corrected).isEqualTo(gone);
                        // It may have been on its way when its alert was withdrawn.
                        case FAILED -> assertThat(corrected && !gone).isFalse();
                        case CANCELLED, REPEATED -> assertThat(corrected).isFalse();
                        case WAITING, SENDING -> fail("it is not over: " + delivery);
                    }
                }
            }
        }
    }

    /** Returns subscriptions as the log has them: one may be off. */
    private static List<Subscription> current(List<Subscription> subscriptions, List<Event> log) {
        return subscriptions.stream()
                .map(each -> log.stream()
                        .filter(event -> event instanceof Subscription other
                                && other.id().equals(each.id()))
                        .map(Subscription.class::cast)
                        .reduce(each, (one, next) -> next))
                .toList();
    }

    private void subscribe() {
        ledger.put(Alerts.everything("all"), NOW);
        ledger.put(MAIL, NOW);
    }

    private static Ledger restored(List<Event> log) {
        return restored(log, List.of(Alerts.everything("all")), List.of(MAIL));
    }

    private static Ledger restored(List<Event> log, Iterable<Rule> rules, List<Subscription> subscriptions) {
        Ledger ledger = new Ledger();
        Map<String, Event> newest = new LinkedHashMap<>();
        log.forEach(each -> newest.put(each.key(), each));
        newest.values().forEach(each -> {
            if (each instanceof Match match) {
                ledger.restore(match);
            } else if (each instanceof Delivery delivery) {
                ledger.restore(delivery);
            }
        });
        rules.forEach(each -> ledger.put(each, NOW));
        subscriptions.forEach(each -> ledger.put(each, NOW));
        return ledger;
    }

    private static List<State> states(List<Event> changed) {
        return changed.stream()
                .flatMap(each -> each instanceof Delivery delivery ? Stream.of(delivery.state()) : Stream.of())
                .toList();
    }

    private static AlertMessage only(List<AlertMessage> messages) {
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }
}
