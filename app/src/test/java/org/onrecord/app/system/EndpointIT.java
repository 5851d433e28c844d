package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.events.Opinion.SideTaken;
import org.onrecord.events.Stance;
import org.onrecord.events.opinion.OpinionRequest;
import org.onrecord.processor.opinion.Answer;
import org.onrecord.processor.opinion.ask.ApiKey;
import org.onrecord.processor.opinion.ask.Endpoint;
import org.onrecord.processor.opinion.ask.EndpointReply;
import org.onrecord.testing.StandIn;

/** The endpoint client for second opinions, against a server that behaves and misbehaves. */
@Timeout(60)
final class EndpointIT {
    private static final OpinionRequest INQUIRY = new OpinionRequest(
            "We will keep the lights lit.",
            "",
            "Mira Okafor",
            "AA",
            List.of(new OpinionRequest.Proposition("keep-lit", "The harbour lights should stay lit.")),
            List.of());

    private final CountDownLatch end = new CountDownLatch(1);

    @SuppressWarnings("NullAway.Init") // by start()
    private StandIn server;

    @BeforeEach
    void start() throws IOException {
        server = StandIn.start(StandIn.sensible());
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.close();
    }

    @Test
    void returnsTheSidesThatTheModelReads() throws Exception {
        assertThat(ask())
                .isEqualTo(new EndpointReply.Answered(
                        new Answer(List.of(new SideTaken("keep-lit", Stance.FAVOR, "We", Map.of())), List.of(), null)));
        StandIn.Asked asked = server.asked().getFirst();
        assertThat(asked.path()).isEqualTo("/v1/chat/completions");
        assertThat(asked.authorization()).isEqualTo("Bearer k-123");
        assertThat(asked.body().get("model").asString()).isEqualTo("reader-large");
        assertThat(asked.words()).isEqualTo("We will keep the lights lit.");
    }

    @Test
    void worksWithoutAKey() throws Exception {
        try (Endpoint endpoint = new Endpoint(new Endpoint.Settings(
                URI.create(server.base() + "/"), Optional.empty(), "reader-large", Duration.ofSeconds(30)))) {
            assertThat(endpoint.ask(INQUIRY)).isInstanceOf(EndpointReply.Answered.class);
        }
        assertThat(server.asked().getFirst().authorization()).isEmpty();
        assertThat(server.asked().getFirst().path()).isEqualTo("/v1/chat/completions");
    }

    @Test
    void rejectsInvalidAnswers() throws Exception {
        server.behave(StandIn.says("They are for it."));
        assertThat(ask()).isEqualTo(refused("the answer is not JSON"));
        server.behave(StandIn.says("{\"stances\": [{\"claim\": \"fee\", \"stance\": \"favor\", \"words\": \"We\"}]}"));
        assertThat(ask()).isEqualTo(refused("the answer names the claim \"fee\", which the issue does not have"));
        server.behave(StandIn.says(
                "{\"stances\": [{\"claim\": \"keep-lit\", \"stance\": \"favor\", \"words\": \"We shall\"}]}"));
        assertThat(ask()).isEqualTo(refused("the answer quotes words that the statement does not have: \"We shall\""));
        server.behave(StandIn.status(200, "<html>Welcome</html>"));
        assertThat(ask()).isEqualTo(refused("the answer is not JSON"));
    }

    @Test
    void rejectsAHugeAnswer() throws Exception {
        server.behave(StandIn.status(200, "x".repeat(3 * 1024 * 1024)));
        assertThat(ask()).isEqualTo(refused("the answer is longer than 1048576 bytes"));
    }

    @Test
    void returnsTheRetryDelayOfAThrottlingServer() throws Exception {
        server.behave(StandIn.status(429, "{\"error\": {\"message\": \"slow down\"}}", "17"));
        assertThat(ask())
                .isEqualTo(new EndpointReply.Throttled(
                        Optional.of(Duration.ofSeconds(17)), "answers 429: {\"error\": {\"message\": \"slow down\"}}"));
        server.behave(StandIn.status(429, "", "2592000"));
        assertThat(ask())
                .as("30 days")
                .isEqualTo(new EndpointReply.Throttled(Optional.of(Duration.ofDays(1)), "answers 429"));
        server.behave(StandIn.status(429, ""));
        assertThat(ask()).isEqualTo(new EndpointReply.Throttled(Optional.empty(), "answers 429"));
    }

    @Test
    void tellsTemporaryFailuresFromWrongSettings() throws Exception {
        server.behave(StandIn.status(500, "oops"));
        assertThat(ask()).isEqualTo(new EndpointReply.Unavailable(Optional.empty(), "answers 500: oops"));
        server.behave(StandIn.status(503, "", "5"));
        assertThat(ask()).isEqualTo(new EndpointReply.Unavailable(Optional.of(Duration.ofSeconds(5)), "answers 503"));
        server.behave(StandIn.status(404, "no such model"));
        assertThat(ask()).isEqualTo(new EndpointReply.Rejected("answers 404: no such model"));
    }

    @Test
    void neverShowsTheKey() throws Exception {
        server.behave(StandIn.status(401, "wrong key:\n k-123"));
        assertThat(ask()).isEqualTo(new EndpointReply.Rejected("answers 401: wrong key: [the key]"));
        assertThat(new ApiKey("k-123").toString()).isEqualTo("[the key]");
        assertThat(settings(server.base(), Duration.ofSeconds(1)).toString()).doesNotContain("k-123");
    }

    @Test
    void doesNotSendTheKeyToARedirectTarget() throws Exception {
        try (StandIn elsewhere = StandIn.start(StandIn.sensible())) {
            server.behave(StandIn.redirect(URI.create(elsewhere.base() + "/chat/completions")));
            assertThat(ask()).isEqualTo(new EndpointReply.Rejected("answers 307"));
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void timesOut() throws Exception {
        server.behave(StandIn.waits(end));
        assertThat(ask(server.base(), Duration.ofMillis(1500)))
                .isEqualTo(new EndpointReply.Unavailable(Optional.empty(), "does not answer within 1 s"));
        server.behave(StandIn.dawdles(end));
        assertThat(ask(server.base(), Duration.ofMillis(1500)))
                .isEqualTo(new EndpointReply.Unavailable(Optional.empty(), "does not answer within 1 s"));
    }

    @Test
    void survivesAnEndpointThatBreaksOffOrDoesNotExist() throws Exception {
        server.behave(StandIn.breaksOff());
        assertThat(ask())
                .isInstanceOfSatisfying(
                        EndpointReply.Unavailable.class,
                        reply -> assertThat(reply.reason()).startsWith("cannot be reached or breaks off"));
        URI nowhere = URI.create("http://127.0.0.1:" + Onrecord.freePort() + "/v1");
        assertThat(ask(nowhere, Duration.ofSeconds(30)))
                .isInstanceOfSatisfying(
                        EndpointReply.Unavailable.class,
                        reply -> assertThat(reply.reason()).contains("ConnectException"));
    }

    private EndpointReply ask() throws InterruptedException {
        return ask(server.base(), Duration.ofSeconds(30));
    }

    private static EndpointReply ask(URI base, Duration within) throws InterruptedException {
        try (Endpoint endpoint = new Endpoint(settings(base, within))) {
            return endpoint.ask(INQUIRY);
        }
    }

    private static Endpoint.Settings settings(URI base, Duration within) {
        return new Endpoint.Settings(base, Optional.of(new ApiKey("k-123")), "reader-large", within);
    }

    private static EndpointReply refused(String reason) {
        return new EndpointReply.Answered(Answer.refused(reason));
    }
}
