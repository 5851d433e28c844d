package org.onrecord.notify.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.Match;
import org.onrecord.events.Subscription;
import org.onrecord.events.Subscription.Channel;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.notify.Alerts;
import org.onrecord.notify.MisbehavingMail;
import org.onrecord.testing.Await;
import org.onrecord.testing.TestBroker;
import tools.jackson.databind.JsonNode;

/** Delivery by every channel, with a real broker, mail server and receiver of webhooks; {@link PlayedDeliveryIT} lets them misbehave. */
class DeliveryIT {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    private static final Alert POSITION = Alerts.position("mira-okafor", "AA", "keep-lit", "s1", DAY);

    @SuppressWarnings("NullAway") // Set before each test.
    private TestBroker broker;

    @SuppressWarnings("NullAway") // Set before each test.
    private TopicWriter topics;

    private final Receiver receiver = new Receiver();
    private final MisbehavingMail mail = new MisbehavingMail();

    @BeforeEach
    void start() throws Exception {
        broker = TestBroker.empty();
        topics = new TopicWriter(broker.kafka());
    }

    @AfterEach
    void stop() {
        mail.close();
        receiver.close();
        // Without Docker the test is skipped before it has these.
        if (topics != null) {
            topics.close();
        }
    }

    @Test
    void delivers() throws Exception {
        topics.write(Topics.RULES, Alerts.everything("all"));
        Subscription letters = topics.subscribe("all", Channel.EMAIL, "desk@harbours.example");
        Subscription hook = topics.subscribe("all", Channel.WEBHOOK, receiver.url("/hook"));
        Subscription gone = topics.subscribe("all", Channel.WEBHOOK, receiver.url("/gone"));
        topics.subscribe("all", Channel.SLACK, receiver.url("/slack"));
        topics.subscribe("all", Channel.TEAMS, receiver.url("/teams"));
        topics.subscribe("all", Channel.PAGE, "");
        topics.replay(Alerts.position("tom-reed", "BB", "keep-lit", "s0", DAY));
        try (NotifyService service = NotifyService.start(
                NotifyMain.settings(broker.kafka(), mail.port(), SimulatedClock.real()), new SimpleMeterRegistry())) {
            Await.until("ready", () -> service.notReady().isEmpty());
            topics.raise(POSITION, DAY.atTime(12, 0).toInstant(ZoneOffset.UTC));
            Await.until(
                    "all told",
                    () -> mail.messages().length == 2 && receiver.got().size() >= 6);
            topics.empty(POSITION);
            topics.raise(POSITION, DAY.atTime(13, 0).toInstant(ZoneOffset.UTC));
            topics.withdraw(POSITION, "An earlier statement was found, of 2024-02-01.");
            Await.until(
                    "all corrected",
                    () -> mail.messages().length == 3 && receiver.got().size() == 9);
        }

        MimeMessage letter = mail.messages()[0];
        String id = Delivery.id(letters.id(), POSITION.id(), Delivery.Tells.ALERT, 0);
        assertThat(letter.getSubject()).isEqualTo(POSITION.title());
        assertThat(letter.getHeader("Message-ID")).containsExactly("<" + id + "@harbours.example>");
        assertThat(letter.getHeader("List-Unsubscribe"))
                .containsExactly("<http://127.0.0.1:8080/subscriptions?rule=all>");
        assertThat(body(letter, 0))
                .contains("“the lamps stay on”")
                .contains("— Mira Okafor, Minister of Harbours, 1 Mar 2024")
                .contains("Source: https://harbours.example/notes/s1")
                .contains("In context: http://127.0.0.1:8080/issues/lamps/statements/s1")
                .contains("Why it fired: No earlier statement takes a side on this claim.")
                .contains("Severity: medium");
        assertThat(body(letter, 1)).contains("<h1").contains("the lamps stay on");
        MimeMessage correction = Arrays.stream(mail.messages())
                .filter(each -> subject(each).startsWith("Withdrawn: "))
                .findFirst()
                .orElseThrow();
        assertThat(correction.getHeader("In-Reply-To")).containsExactly("<" + id + "@harbours.example>");
        assertThat(body(correction, 0))
                .contains("*** This alert no longer holds. An earlier statement was found, of 1 Feb 2024.");

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
        assertThat(told.at("/quotes/0/by").asString()).isEqualTo("Mira Okafor, Minister of Harbours, 1 Mar 2024");
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

    private List<Receiver.Got> got(String path) {
        return receiver.got().stream().filter(each -> each.path().equals(path)).toList();
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
}
