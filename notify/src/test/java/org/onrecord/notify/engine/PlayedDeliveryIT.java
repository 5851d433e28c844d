package org.onrecord.notify.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.Delivery.State;
import org.onrecord.events.EventJson;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.topic.Topics;
import org.onrecord.notify.Alerts;
import org.onrecord.notify.AnyRules;
import org.onrecord.notify.MisbehavingMail;
import org.onrecord.notify.MisbehavingMail.Fault;
import org.onrecord.notify.rule.BackTest;
import org.onrecord.testing.Await;
import org.onrecord.testing.TestBroker;

/**
 * Alerts of months, played day by day on a fast clock, while the mail server and the receivers of webhooks misbehave and the process is killed.
 *
 * <p>The long form plays more: {@code -Donrecord.kills=20 -Donrecord.rules=200 -Donrecord.alerts=2000}. With
 * {@code -Donrecord.played=FILE} it plays the alerts of a file, one JSON record a line, as {@code onrecord alerts list --json} writes them;
 * {@code -Donrecord.speed} is how much faster than time.
 */
@EnabledIfSystemProperty(
        named = "onrecord.long",
        matches = "true",
        disabledReason = "takes minutes; run it with -Donrecord.long=true")
class PlayedDeliveryIT {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    private static final LocalTime NOON = LocalTime.of(12, 0);
    private static final Duration LONG = Duration.ofDays(90);
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final List<Fault> FAULTS = List.of(
            Fault.SLOW,
            Fault.BUSY,
            Fault.TEMPORARY,
            Fault.RESET,
            Fault.RESET_IN_MESSAGE,
            Fault.LOST_ANSWER,
            Fault.RESET_AFTER_ANSWER,
            Fault.REFUSED_CONTENT);

    private final int kills = Integer.getInteger("onrecord.kills", 3);
    private final int ruleCount = Integer.getInteger("onrecord.rules", 50);
    private final double speed = Integer.getInteger("onrecord.speed", 500_000);
    private final Random random = new Random(22);
    private final Random ofMail = new Random(23);

    @TempDir
    private Path folder = Path.of("");

    @SuppressWarnings("NullAway") // Set before each test.
    private TestBroker broker;

    @SuppressWarnings("NullAway") // Set before each test.
    private TopicWriter topics;

    @SuppressWarnings("NullAway") // Set before each test.
    private DeliveryLog log;

    private final Receiver receiver = new Receiver();
    private final MisbehavingMail mail = new MisbehavingMail();

    @BeforeEach
    void start() throws Exception {
        broker = TestBroker.empty();
        topics = new TopicWriter(broker.kafka());
        log = new DeliveryLog(broker.kafka());
    }

    @AfterEach
    void stop() {
        mail.close();
        receiver.close();
        // Without Docker the test is skipped before it has these.
        if (topics != null) {
            topics.close();
        }
        if (log != null) {
            log.close();
        }
    }

    @Test
    void losesNothingAndTellsInOrderWhatTheBackTestTells() throws Exception {
        List<Alert> alerts = alerts();
        Map<String, Rule> rules = rules(alerts);
        LocalDate first = alerts.stream()
                .map(PlayedDeliveryIT::raised)
                .min(LocalDate::compareTo)
                .orElseThrow();
        receiver.misbehave(true);
        mail.misbehave(() -> ofMail.nextInt(100) < 25 ? FAULTS.get(ofMail.nextInt(FAULTS.size())) : Fault.NONE);
        SimulatedClock clock = new SimulatedClock(first.atStartOfDay().toInstant(ZoneOffset.UTC), Instant.now(), speed);
        long started = System.nanoTime();
        Process process = notify(clock);
        int killed = 0;
        int takenAtStart = 0;
        try {
            for (int each = 0; each < alerts.size(); each++) {
                Instant at = raised(alerts.get(each)).atTime(NOON).toInstant(ZoneOffset.UTC);
                Await.until("noon", PATIENCE, () -> !clock.clock().instant().isBefore(at));
                int before = taken();
                topics.raise(alerts.get(each), at);
                if (killed < kills && each >= (killed + 1) * alerts.size() / (kills + 1)) {
                    int more = 1 + random.nextInt(20);
                    int began = takenAtStart;
                    Instant late = at.plus(LONG);
                    Await.until(
                            "some more taken, or all",
                            PATIENCE,
                            () -> taken() >= before + more
                                    || (taken() > began && isIdle())
                                    || clock.clock().instant().isAfter(late));
                    process.destroyForcibly().waitFor();
                    killed++;
                    takenAtStart = taken();
                    process = notify(clock);
                }
                switchOnAgain();
            }
            Map<String, Set<String>> expected = expected(rules, alerts);
            for (long left = unfinished(expected); left > 0; left = unfinished(expected)) {
                long before = left;
                Await.until("fewer to tell", PATIENCE, () -> before + " to go: " + left(expected), () -> {
                    switchOnAgain();
                    return unfinished(expected) < before;
                });
            }
            check(expected);
        } finally {
            process.destroyForcibly().waitFor();
        }
        report(alerts, killed, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started));
    }

    private List<Alert> alerts() throws IOException {
        String file = System.getProperty("onrecord.played", "");
        List<Alert> alerts = new ArrayList<>();
        if (file.isEmpty()) {
            for (int each = 0; each < Integer.getInteger("onrecord.alerts", 200); each++) {
                alerts.add(Alerts.any(random, DAY.plusDays(each / 5)));
            }
        } else {
            for (String line : Files.readAllLines(Path.of(file))) {
                alerts.add(EventJson.read(line.getBytes(StandardCharsets.UTF_8), Alert.class));
            }
        }
        alerts.sort(BackTest.ORDER);
        return alerts;
    }

    /** Returns the day on which the last of an alert's words were there. */
    private static LocalDate raised(Alert alert) {
        return alert.lastSaid().orElse(DAY);
    }

    private Map<String, Rule> rules(List<Alert> alerts) throws Exception {
        AnyRules any = new AnyRules(alerts, random);
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (int each = 0; each < ruleCount; each++) {
            Rule made = any.next("rule-" + each);
            // Of all times: played alerts may be older than those of other tests.
            Rule rule = new Rule(made.id(), made.name(), made.selects(), made.pace(), Instant.EPOCH, made.mutedUntil());
            rules.put(rule.id(), rule);
            topics.write(Topics.RULES, rule);
            if (each % 2 == 0) {
                String path = each % 20 == 0 ? "/gone-once/" : "/hook/";
                subscribe(rule, Subscription.Channel.WEBHOOK, receiver.url(path + rule.id()));
            } else {
                subscribe(rule, Subscription.Channel.EMAIL, rule.id() + "@harbours.example");
            }
        }
        return rules;
    }

    private void subscribe(Rule rule, Subscription.Channel channel, String to) throws Exception {
        topics.write(Topics.SUBSCRIPTIONS, Subscription.of(rule.id(), channel, to, Instant.EPOCH));
    }

    private static Map<String, Set<String>> expected(Map<String, Rule> rules, List<Alert> alerts) {
        Map<String, Set<String>> expected = new HashMap<>();
        rules.forEach((id, rule) -> {
            Set<String> told = new TreeSet<>();
            BackTest.of(rule, alerts).told().forEach(alert -> told.add(alert.id()));
            if (!told.isEmpty()) {
                expected.put(id, told);
            }
        });
        return expected;
    }

    private int taken() {
        return receiver.got().size() + mail.taken().size();
    }

    private boolean isIdle() {
        return log.read().deliveries().stream().allMatch(each -> each.state().isOver());
    }

    /** Does what an owner does who is told that a subscription was switched off, and mends its receiver. */
    private void switchOnAgain() throws Exception {
        for (Subscription each : log.read().off()) {
            topics.write(Topics.SUBSCRIPTIONS, each.withOff(null));
        }
    }

    private long unfinished(Map<String, Set<String>> expected) {
        List<Delivery> deliveries = log.read().deliveries();
        Set<String> decided = deliveries.stream()
                .map(each -> each.rule() + " " + each.alert().id())
                .collect(Collectors.toSet());
        return deliveries.stream().filter(each -> !each.state().isOver()).count()
                + expected.entrySet().stream()
                        .flatMap(each -> each.getValue().stream().map(alert -> each.getKey() + " " + alert))
                        .filter(each -> !decided.contains(each))
                        .count();
    }

    /** Says what is left: deliveries by their state, and the first alerts that nobody has decided on. */
    private String left(Map<String, Set<String>> expected) {
        List<Delivery> deliveries = log.read().deliveries();
        Map<String, Long> states = deliveries.stream()
                .collect(Collectors.groupingBy(
                        each -> each.state() + " " + each.problem(), TreeMap::new, Collectors.counting()));
        Set<String> decided = deliveries.stream()
                .map(each -> each.rule() + " " + each.alert().id())
                .collect(Collectors.toSet());
        List<String> undecided = expected.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(alert -> each.getKey() + " " + alert))
                .filter(each -> !decided.contains(each))
                .sorted()
                .toList();
        return states + "; undecided " + undecided.size() + ", such as "
                + undecided.stream().limit(10).toList();
    }

    private void check(Map<String, Set<String>> expected) {
        Map<String, List<Delivery>> messages = log.read().messages();
        Map<String, Set<String>> told = new HashMap<>();
        Map<String, Long> last = new HashMap<>();
        Set<String> seen = new HashSet<>();
        arrivals().forEach(arrival -> {
            List<Delivery> carried = Objects.requireNonNull(messages.get(arrival.id()));
            for (Delivery each : carried) {
                assertThat(each.rule()).isEqualTo(arrival.rule());
                told.computeIfAbsent(arrival.rule(), any -> new TreeSet<>())
                        .add(each.alert().id());
            }
            if (seen.add(arrival.id())) {
                long number = carried.getFirst().number();
                assertThat(number)
                        .as("order of " + arrival.rule())
                        .isGreaterThan(last.getOrDefault(arrival.rule(), 0L));
                last.put(arrival.rule(), carried.getLast().number());
            }
        });
        receiver.got()
                .forEach(got -> assertThat(got.body().at("/data/alerts").size())
                        .isEqualTo(
                                Objects.requireNonNull(messages.get(got.id())).size()));
        // What a receiver refused for good is in the log with the reason.
        log.deliveries().stream().filter(each -> each.state() == State.FAILED).forEach(each -> {
            assertThat(each.problem()).isIn("the mail server refused it with 554", "the address answered 410 Gone");
            told.computeIfAbsent(each.rule(), any -> new TreeSet<>())
                    .add(each.alert().id());
        });
        assertThat(told).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(failedMessages()).isLessThanOrEqualTo(mail.refusals() + receiver.gone());
        assertThat(repeated()).isLessThanOrEqualTo(receiver.lostAnswers() + mail.lostAnswers() + unanswered());
    }

    /** A message that a receiver took. */
    private record Arrival(String rule, String id) {}

    private Stream<Arrival> arrivals() {
        return Stream.concat(
                receiver.got().stream().map(got -> new Arrival(got.path().replaceAll(".*/", ""), got.id())),
                mail.taken().stream().map(taken -> new Arrival(taken.to().replaceAll("@.*", ""), taken.id())));
    }

    private long repeated() {
        return arrivals().count() - arrivals().distinct().count();
    }

    private long failedMessages() {
        return log.deliveries().stream()
                .filter(each -> each.state() == State.FAILED)
                .map(Delivery::message)
                .distinct()
                .count();
    }

    /** Returns how many attempts the log shows whose answer was lost with a killed process. */
    private int unanswered() {
        return log.messages().values().stream()
                .mapToInt(carried -> carried.getFirst().unanswered())
                .sum();
    }

    private void report(List<Alert> alerts, int killed, long seconds) {
        System.out.printf(
                "%d alerts, %s to %s, %d rules, %d kills, %.0f times real time, %d s: %d webhooks and %d mails taken,"
                        + " %d of them again (%d answers lost by the receivers, %d attempts of killed processes); %d"
                        + " messages refused for good%n",
                alerts.size(),
                raised(alerts.getFirst()),
                raised(alerts.getLast()),
                ruleCount,
                killed,
                speed,
                seconds,
                receiver.got().size(),
                mail.taken().size(),
                repeated(),
                receiver.lostAnswers() + mail.lostAnswers(),
                unanswered(),
                failedMessages());
    }

    private Process notify(SimulatedClock clock) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NotifyMain.class.getName(),
                        broker.address(),
                        Integer.toString(mail.port()),
                        Double.toString(clock.speed()),
                        clock.start().toString(),
                        clock.origin().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("notify.log").toFile()))
                .start();
    }
}
