package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.onrecord.app.broker.BrokerExtension;
import org.onrecord.app.broker.TopicReader;
import org.onrecord.events.EventJson;
import org.onrecord.events.IssueKey;
import org.onrecord.events.Opinion;
import org.onrecord.events.Opinion.SideTaken;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.http.Backoff;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.opinion.ask.Endpoint;
import org.onrecord.processor.opinion.ask.OpinionService;
import org.onrecord.processor.singleton.SingletonTask;
import org.onrecord.testing.Await;
import org.onrecord.testing.IssueBuilder;
import org.onrecord.testing.Records;
import org.onrecord.testing.StandIn;
import org.onrecord.testing.StatementBuilder;

/** Second opinions with a real broker and a stand-in for the model. */
@Timeout(120)
@SuppressWarnings("try") // A service is started and stopped; what it does shows on the topic and at the stand-in.
final class OpinionServiceIT {
    private static final Issue ISSUE = IssueBuilder.issue("lights", "Harbour lights")
            .claims(new Issue.Claim("keep-lit", "The harbour lights should stay lit.", "lit", List.of(), List.of()))
            .build();

    @RegisterExtension
    private static final BrokerExtension BROKER = BrokerExtension.emptied(2);

    /** The meters of the service started last. */
    private SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @SuppressWarnings("NullAway.Init") // by start()
    private StandIn model;

    @BeforeEach
    void start() throws Exception {
        model = StandIn.start(StandIn.sensible());
    }

    @AfterEach
    void stop() {
        model.close();
    }

    @Test
    void writesAnOpinionOnEachOfficialStatementAndAsksOnceForTheSameWords() throws Exception {
        write("q", statement("q", "Will they stay on?", Statement.Kind.QUESTION, null, 4));
        write("s1", statement("s1", "Certainly they will.", Statement.Kind.TURN, "q", 1));
        write("s2", statement("s2", "Lights cost money.", Statement.Kind.DIRECT, null, 2));
        write("s3", statement("s3", "Lights cost money.", Statement.Kind.DIRECT, null, 2));
        write("media", statement("media", "A waste of oil.", Statement.Kind.OWN_TEXT, null, 3));
        try (SingletonTask service = service(model.base(), 1000)) {
            await(() -> opinions().size() == 2);
            write("s4", statement("s4", "Lights cost money.", Statement.Kind.TURN, null, 2));
            write("s5", statement("s5", "Ships need them.", Statement.Kind.TURN, null, 2));
            await(() -> opinions().size() == 3);
        }

        assertThat(model.asked().stream().map(StandIn.Asked::words))
                .containsExactlyInAnyOrder("Certainly they will.", "Lights cost money.", "Ships need them.");
        assertThat(asked("Certainly they will.").material().get("question").asString())
                .isEqualTo("Will they stay on?");
        assertThat(opinions())
                .allSatisfy(opinion -> {
                    assertThat(opinion.model()).isEqualTo("reader-large");
                    assertThat(opinion.issue()).isEqualTo("lights");
                    assertThat(opinion.refused()).isNull();
                })
                .extracting(opinion -> opinion.stances().getFirst())
                .containsExactlyInAnyOrder(
                        new SideTaken("keep-lit", Stance.FAVOR, "Certainly", Map.of()),
                        new SideTaken("keep-lit", Stance.FAVOR, "Lights", Map.of()),
                        new SideTaken("keep-lit", Stance.FAVOR, "Ships", Map.of()));
        assertThat(count("answered")).isEqualTo(3);
    }

    @Test
    void asksNothingTwiceAfterARestartOrInASecondProcess() throws Exception {
        write("s1", statement("s1", "Certainly they will.", Statement.Kind.TURN, null, 1));
        try (SingletonTask first = service(model.base(), 1000);
                SingletonTask second = service(model.base(), 1000)) {
            await(() -> opinions().size() == 1);
            write("s2", statement("s2", "Ships need them.", Statement.Kind.TURN, null, 1));
            await(() -> opinions().size() == 2);
        }
        write("s1", statement("s1", "Certainly they will.", Statement.Kind.TURN, null, 1));
        write("s3", statement("s3", "Lamps wear out.", Statement.Kind.TURN, null, 1));
        try (SingletonTask again = service(model.base(), 1000)) {
            await(() -> opinions().size() == 3);
        }

        assertThat(model.asked().stream().map(StandIn.Asked::words))
                .containsExactlyInAnyOrder("Certainly they will.", "Ships need them.", "Lamps wear out.");
    }

    @Test
    void staysWithinTheBudgetAcrossRestarts() throws Exception {
        for (int i = 1; i <= 4; i++) {
            write("s" + i, statement("s" + i, "Reason number " + i + ".", Statement.Kind.TURN, null, 1));
        }
        try (SingletonTask service = service(model.base(), 2)) {
            await(() -> opinions().size() == 2);
        }
        try (SingletonTask service = service(model.base(), 3)) {
            await(() -> opinions().size() == 3);
            await(() -> gauge("onrecord.opinions.left.today") == 0 && gauge("onrecord.opinions.waiting") > 0);
        }

        assertThat(model.asked()).hasSize(3);
    }

    @Test
    void repeatsQuestionsThatAThrottledBrokenOrAbsentEndpointDidNotAnswer() throws Exception {
        write("s1", statement("s1", "Certainly they will.", Statement.Kind.TURN, null, 1));
        write("s2", statement("s2", "Ships need them.", Statement.Kind.TURN, null, 1));
        model.behave(StandIn.status(429, "busy", "1"));
        try (SingletonTask service = service(model.base(), 1000)) {
            await(() -> count("throttled") > 0);
            model.behave(StandIn.status(500, "oops"));
            await(() -> count("unavailable") > 0);
            model.behave(StandIn.status(401, "who are you?"));
            await(() -> count("rejected") > 0);
            assertThat(opinions()).isEmpty();
            model.behave(StandIn.sensible());
            await(() -> opinions().size() == 2);
        }

        assertThat(count("answered")).isEqualTo(2);
    }

    @Test
    void waitsAsLongAsAThrottlingEndpointAsks() throws Exception {
        write("s1", statement("s1", "Certainly they will.", Statement.Kind.TURN, null, 1));
        model.behave(StandIn.status(429, "busy", "2"));
        try (SingletonTask service = service(model.base(), 1000)) {
            await(() -> count("throttled") == 1);
            long refusedAt = System.nanoTime();
            model.behave(StandIn.sensible());
            await(() -> opinions().size() == 1);
            assertThat(Duration.ofNanos(System.nanoTime() - refusedAt)).isGreaterThan(Duration.ofMillis(1700));
        }
    }

    @Test
    void recordsARejectedAnswerAndContinues() throws Exception {
        write("s1", statement("s1", "Certainly they will.", Statement.Kind.TURN, null, 1));
        model.behave(StandIn.says(
                "{\"stances\": [{\"claim\": \"keep-lit\", \"stance\": \"favor\", \"words\": \"Of course\"}]}"));
        try (SingletonTask service = service(model.base(), 1000)) {
            await(() -> count("refused") == 1);
            model.behave(StandIn.sensible());
            write("s2", statement("s2", "Ships need them.", Statement.Kind.TURN, null, 1));
            await(() -> opinions().size() == 2);
        }

        assertThat(opinions())
                .extracting(Opinion::refused)
                .containsExactlyInAnyOrder(
                        null, "the answer quotes words that the statement does not have: \"Of course\"");
        assertThat(model.asked()).hasSize(2);
    }

    @Test
    void refusesAndCountsEveryKindOfMisbehaviourAndLosesNothing() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Map<String, StandIn.Manner> manners = new TreeMap<>(Map.of(
                "Honest", StandIn.sensible(),
                "Lying",
                        StandIn.says(
                                "{\"stances\": [{\"claim\": \"keep-lit\", \"stance\": \"favor\", \"words\": \"So it is\"}]}"),
                "Inventing",
                        StandIn.says(
                                "{\"stances\": [{\"claim\": \"fog\", \"stance\": \"favor\", \"words\": \"words\"}]}"),
                "Chatting", StandIn.says("They are in favour."),
                "Stammering", StandIn.says("{\"stances\": ["),
                "Declining",
                        StandIn.status(200, "{\"choices\": [{\"message\": {\"refusal\": \"I would rather not.\"}}]}"),
                "Endless",
                        StandIn.status(
                                200,
                                "{\"choices\": [{\"finish_reason\": \"length\", \"message\": {\"content\": \"{\"}}]}"),
                "Slow", StandIn.waits(end),
                "Breaking", StandIn.breaksOff()));
        model.behave((exchange, material) -> Objects.requireNonNull(
                        manners.get(material.get("statement").asString().split(" ", 2)[0]))
                .meet(exchange, material));
        for (String each : manners.keySet()) {
            write(each, statement(each, each + " words.", Statement.Kind.TURN, null, 1));
        }
        try (SingletonTask service = service(model.base(), 1000, Duration.ofSeconds(1))) {
            await(() -> opinions().size() == 7 && count("unavailable") >= 2);
            assertThat(opinions())
                    .extracting(Opinion::refused)
                    .containsExactlyInAnyOrder(
                            null,
                            "the answer quotes words that the statement does not have: \"So it is\"",
                            "the answer names the claim \"fog\", which the issue does not have",
                            "the answer is not JSON",
                            "the answer is not JSON",
                            "the answer declines: I would rather not.",
                            "the answer was cut off at the longest length");
            assertThat(count("refused")).isEqualTo(6);
            model.behave(StandIn.sensible());
            await(() -> opinions().size() == 9);
        } finally {
            end.countDown();
        }
    }

    @Test
    void skipsRecordsThatAreNotStatements() throws Exception {
        write("bad", "{not json".getBytes(StandardCharsets.UTF_8));
        write("gone", statement("gone", "They go out.", Statement.Kind.TURN, null, 1));
        write("gone", null);
        write("s1", statement("s1", "Certainly they will.", Statement.Kind.TURN, null, 1));
        try (SingletonTask service = service(model.base(), 1000)) {
            await(() -> opinions().size() == 1);
        }

        assertThat(model.asked()).hasSize(1);
    }

    private SingletonTask service(URI base, int perDay) {
        return service(base, perDay, Duration.ofSeconds(20));
    }

    private SingletonTask service(URI base, int perDay, Duration within) {
        meters = new SimpleMeterRegistry();
        return OpinionService.start(
                new OpinionService.Settings(
                        BROKER.kafka(),
                        new Endpoint.Settings(base, Optional.empty(), "reader-large", within),
                        1000,
                        perDay,
                        new Backoff(Duration.ofMillis(50), Duration.ofMillis(200), 0, () -> 0)),
                List.of(ISSUE),
                meters);
    }

    private StandIn.Asked asked(String words) {
        return model.asked().stream()
                .filter(each -> each.words().equals(words))
                .findFirst()
                .orElseThrow();
    }

    private double count(String outcome) {
        return meters.counter("onrecord.opinions.requests", "outcome", outcome).count();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private List<Opinion> opinions() {
        return List.copyOf(TopicReader.newest(BROKER.kafka(), Opinion.class, List.of(Topics.OPINIONS))
                .values());
    }

    private static void await(Await.Condition condition) {
        Await.until("the service does its part", condition);
    }

    private void write(String key, byte @Nullable [] value) throws Exception {
        Records.write(BROKER.kafka(), Topics.STATEMENTS, IssueKey.of(ISSUE.id(), key), value);
    }

    private static byte[] statement(String id, String quote, Statement.Kind kind, @Nullable String answerTo, int tier) {
        return EventJson.write(StatementBuilder.statement(id, quote)
                .document(new Statement.DocumentRef("d1", "v1", "Lights", "Harbour Board", null, null))
                .kind(kind)
                .speaker("M. Okafor", "Minister", null)
                .actor(new Statement.Actor("mira-okafor", "Mira Okafor", false, "AA", tier, tier <= 2))
                .answerTo(answerTo)
                .issue("lights")
                .model("example-model/1")
                .build());
    }
}
