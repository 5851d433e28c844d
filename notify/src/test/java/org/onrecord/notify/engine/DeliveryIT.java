package org.onrecord.notify.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.Match;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.Subscription.Channel;
import org.onrecord.events.topic.AlertWithdrawal;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.notify.Alerts;
import org.onrecord.notify.rule.BackTest;
import org.onrecord.testing.Await;
import org.onrecord.testing.TestBroker;
import tools.jackson.databind.JsonNode;

/**
 * Delivery with a real broker, a real mail server and a receiver that misbehaves. The long form kills the process 20 times under 200 rules:
 * {@code -Donrecord.kills=20 -Donrecord.rules=200 -Donrecord.alerts=2000}.
 */
class DeliveryIT {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    private static final Alert POSITION = Alerts.position("mira-okafor", "AA", "keep-lit", "s1", DAY);

    @TempDir
    private Path folder = Path.of("");

    private long raisedLast;
    private TestBroker broker = null_();
    private KafkaProducer<String, byte[]> producer = null_();
    private final Receiver receiver = new Receiver();
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() throws Exception {
        broker = TestBroker.empty();
        producer = broker.kafka().producer();
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
        receiver.close();
        producer.close();
    }

    @Test
    void delivers() throws Exception {
        write(Topics.RULES, Alerts.everything("all"));
        Subscription letters = subscribe("all", Channel.EMAIL, "desk@harbours.example");
        Subscription hook = subscribe("all", Channel.WEBHOOK, receiver.url("/hook"));
        Subscription gone = subscribe("all", Channel.WEBHOOK, receiver.url("/gone"));
        subscribe("all", Channel.SLACK, receiver.url("/slack"));
        subscribe("all", Channel.TEAMS, receiver.url("/teams"));
        subscribe("all", Channel.PAGE, "");
        historical(Alerts.position("tom-reed", "BB", "keep-lit", "s0", DAY));
        try (NotifyService service = NotifyService.start(
                NotifyMain.settings(broker.kafka(), mail.getSmtp().getPort(), FastClock.real()),
                new SimpleMeterRegistry())) {
            Await.until("ready", () -> service.notReady().isEmpty());
            raise(POSITION);
            Await.until(
                    "all told",
                    () -> mail.getReceivedMessages().length == 2
                            && receiver.got().size() >= 6);
            withdraw(POSITION, "An earlier statement was found, of 2024-02-01.");
            Await.until(
                    "all corrected",
                    () -> mail.getReceivedMessages().length == 3
                            && receiver.got().size() == 9);
        }

        MimeMessage letter = mail.getReceivedMessages()[0];
        String id = Delivery.id(letters.id(), POSITION.id(), Delivery.Tells.ALERT, 0);
        assertThat(letter.getSubject()).isEqualTo(POSITION.title());
        assertThat(letter.getHeader("Message-ID")).containsExactly("<" + id + "@harbours.example>");
        assertThat(letter.getHeader("List-Unsubscribe"))
                .containsExactly("<http://127.0.0.1:8080/subscriptions?rule=all>");
        assertThat(body(letter, 0))
                .contains("“the lamps stay on”")
                .contains("— Mira Okafor, Minister of Harbours, 1 March 2024")
                .contains("Source:  https://harbours.example/notes/s1")
                .contains("In context: http://127.0.0.1:8080/issues/lamps/statements/s1")
                .contains("Why it fired: No earlier statement takes a side on this claim.")
                .contains("Severity: high");
        assertThat(body(letter, 1)).contains("<h1").contains("the lamps stay on");
        MimeMessage correction = Arrays.stream(mail.getReceivedMessages())
                .filter(each -> subject(each).startsWith("Withdrawn: "))
                .findFirst()
                .orElseThrow();
        assertThat(correction.getHeader("In-Reply-To")).containsExactly("<" + id + "@harbours.example>");
        assertThat(body(correction, 0))
                .contains("*** This alert no longer holds. An earlier statement was found, of 2024-02-01.");

        List<Receiver.Got> hooks = got("/hook");
        assertThat(hooks)
                .extracting(Receiver.Got::id)
                .contains(Delivery.id(hook.id(), POSITION.id(), Delivery.Tells.ALERT, 0))
                .doesNotHaveDuplicates();
        assertThat(hooks)
                .extracting(each -> each.body().get("type").asString())
                .containsExactly("alert.alert", "alert.notice", "alert.correction");
        JsonNode told = hooks.getFirst().body().at("/data/alerts/0");
        assertThat(told.at("/quotes/0/words").asString()).isEqualTo("the lamps stay on");
        assertThat(told.at("/quotes/0/by").asString()).isEqualTo("Mira Okafor, Minister of Harbours, 1 March 2024");
        assertThat(told.at("/alert/id").asString()).isEqualTo(POSITION.id());
        assertThat(got("/slack").getFirst().body().get("text").asString()).startsWith("*Mira Okafor (AA)");
        assertThat(got("/teams")
                        .getFirst()
                        .body()
                        .at("/attachments/0/content/type")
                        .asString())
                .isEqualTo("AdaptiveCard");

        assertThat(newest(Topics.ALERTS_RULES, Match.class))
                .hasEntrySatisfying(
                        "all/" + POSITION.id(),
                        match -> assertThat(match.withdrawn())
                                .isEqualTo("An earlier statement was found, of 2024-02-01."));
        assertThat(newest(Topics.SUBSCRIPTIONS, Subscription.class))
                .hasEntrySatisfying(
                        gone.id(), each -> assertThat(each.off()).isEqualTo("the address answered 410 Gone"));
    }

    @Test
    void losesNothingWhenItIsKilled() throws Exception {
        int kills = Integer.getInteger("onrecord.kills", 3);
        int ruleCount = Integer.getInteger("onrecord.rules", 50);
        int alertCount = Integer.getInteger("onrecord.alerts", 200);
        double speed = 50_000;
        Random random = new Random(22);
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (int each = 0; each < ruleCount; each++) {
            Rule rule = Alerts.anyRule("rule-" + each, random, Alerts.anyPace(random));
            rules.put(rule.id(), rule);
            write(Topics.RULES, rule);
            subscribe(rule.id(), Channel.WEBHOOK, receiver.url("/" + rule.id()));
        }
        List<Alert> alerts = new ArrayList<>();
        for (int each = 0; each < alertCount; each++) {
            alerts.add(Alerts.any(random, DAY.plusDays(each / 5)));
        }
        alerts.sort(BackTest.ORDER);
        receiver.misbehave(true);
        Instant origin = Instant.now();
        Process process = notify(speed, origin);
        int killed = 0;
        long began = System.nanoTime();
        for (int each = 0; each < alertCount; each++) {
            raise(alerts.get(each));
            if (killed < kills && each >= (killed + 1) * alertCount / (kills + 1)) {
                int before = receiver.got().size();
                int more = 1 + random.nextInt(20);
                Await.until(
                        "some more taken",
                        Duration.ofMinutes(3),
                        () -> receiver.got().size() >= before + more);
                process.destroyForcibly().waitFor();
                killed++;
                process = notify(speed, origin);
            }
        }
        Map<String, Set<String>> expected = new HashMap<>();
        rules.forEach((id, rule) -> {
            Set<String> told = new TreeSet<>();
            BackTest.of(rule, alerts).told().forEach(alert -> told.add(alert.id()));
            expected.put("/" + id, told);
        });
        try {
            Await.until(
                    "everything told",
                    Duration.ofMinutes(3),
                    () -> missing(expected) + " missing",
                    () -> missing(expected) == 0);
            receiver.misbehave(false);
        } finally {
            process.destroyForcibly().waitFor();
        }

        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
        Map<String, Set<String>> told = toldAlerts();
        assertThat(told).containsExactlyInAnyOrderEntriesOf(withoutEmpty(expected));
        int repeated = receiver.got().size()
                - new HashSet<>(receiver.got().stream().map(Receiver.Got::id).toList()).size();
        System.out.printf(
                "%d alerts, %d rules, %d kills, %d s: %d messages taken, %d of them again (%d answers lost by the"
                        + " receiver)%n",
                alertCount, ruleCount, killed, seconds, receiver.got().size(), repeated, receiver.lostAnswers());
        assertThat(repeated).isLessThanOrEqualTo(receiver.lostAnswers() + killed * ruleCount);
        assertInOrder();
    }

    /** Asserts that each rule's messages came in the order of the delivery log, apart from repetitions. */
    private void assertInOrder() {
        Map<String, Delivery> log = newest(Topics.DELIVERIES, Delivery.class);
        Map<String, Instant> last = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Receiver.Got each : receiver.got()) {
            if (!seen.add(each.id())) {
                continue;
            }
            Delivery first = Objects.requireNonNull(
                    log.get(each.body().at("/data/alerts/0/delivery").asString()));
            Instant before = last.put(each.path(), first.made());
            assertThat(before == null || !first.made().isBefore(before))
                    .as(each.path())
                    .isTrue();
        }
    }

    private long missing(Map<String, Set<String>> expected) {
        Map<String, Set<String>> told = toldAlerts();
        return expected.entrySet().stream()
                .mapToLong(each -> each.getValue().stream()
                        .filter(alert ->
                                !told.getOrDefault(each.getKey(), Set.of()).contains(alert))
                        .count())
                .sum();
    }

    private static Map<String, Set<String>> withoutEmpty(Map<String, Set<String>> all) {
        Map<String, Set<String>> some = new HashMap<>(all);
        some.values().removeIf(Set::isEmpty);
        return some;
    }

    private Map<String, Set<String>> toldAlerts() {
        Map<String, Set<String>> told = new HashMap<>();
        receiver.got()
                .forEach(each -> each.body()
                        .at("/data/alerts")
                        .forEach(alert -> told.computeIfAbsent(each.path(), any -> new TreeSet<>())
                                .add(alert.at("/alert/id").asString())));
        return told;
    }

    private Process notify(double speed, Instant origin) throws IOException {
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
                        Integer.toString(mail.getSmtp().getPort()),
                        Double.toString(speed),
                        "2024-03-01T00:00:00Z",
                        origin.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("notify.log").toFile()))
                .start();
    }

    private List<Receiver.Got> got(String path) {
        return receiver.got().stream().filter(each -> each.path().equals(path)).toList();
    }

    private Subscription subscribe(String rule, Channel channel, String to) throws Exception {
        Subscription subscription = Subscription.of(rule, channel, to, Alerts.START);
        write(Topics.SUBSCRIPTIONS, subscription);
        return subscription;
    }

    /** Writes an alert as a processor would that reads what is said on the same day, one after the other. */
    private void raise(Alert alert) throws Exception {
        ProducerRecord<String, byte[]> record = record(Topics.alerts(alert.kind()), alert);
        Instant noon =
                Objects.requireNonNullElse(alert.day(), DAY).atTime(12, 0).toInstant(ZoneOffset.UTC);
        raisedLast = Math.max(raisedLast + 1, noon.toEpochMilli());
        producer.send(new ProducerRecord<>(
                        record.topic(), null, raisedLast, record.key(), record.value(), record.headers()))
                .get();
    }

    private void historical(Alert alert) throws Exception {
        ProducerRecord<String, byte[]> record = record(Topics.alerts(alert.kind()), alert);
        CloudEvents.markHistorical(record.headers());
        producer.send(record).get();
    }

    private void withdraw(Alert alert, String reason) throws Exception {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.alerts(alert.kind()).name(), alert.key(), null);
        AlertWithdrawal.describe(record.headers(), reason);
        producer.send(record).get();
    }

    private void write(Topic topic, Event event) throws Exception {
        producer.send(record(topic, event)).get();
    }

    private static ProducerRecord<String, byte[]> record(Topic topic, Event event) {
        return new ProducerRecord<>(topic.name(), event.key(), EventJson.write(event));
    }

    private <E extends Event> Map<String, E> newest(Topic topic, Class<E> type) {
        Map<String, E> newest = new HashMap<>();
        broker.records(topic).forEach(each -> newest.put(each.key(), EventJson.read(each.value(), type)));
        return newest;
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String body(MimeMessage mail, int part) throws Exception {
        BodyPart body = ((MimeMultipart) mail.getContent()).getBodyPart(part);
        return body.getContent().toString();
    }

    /** A field that is set before each test. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T null_() {
        return null;
    }
}
