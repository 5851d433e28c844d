package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.testing.Http;
import org.slf4j.LoggerFactory;

class AuditTest {
    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("org.onrecord.audit");

    @BeforeEach
    void listen() {
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
    }

    private List<String> lines() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void slowsAndLogsWrongTokens() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            for (int i = 0; i < 20; i++) {
                assertThat(correct(server, "guess-" + i).statusCode()).isEqualTo(401);
            }
            for (String token : List.of("guess-20", "secret")) {
                HttpResponse<String> slowed = correct(server, token);
                assertThat(slowed.statusCode()).isEqualTo(429);
                assertThat(slowed.headers().firstValueAsLong("Retry-After").orElse(0))
                        .isBetween(1L, 3L);
                assertThat(slowed.body()).contains("too many wrong tokens came from this address");
            }
            assertThat(Http.get(server, "/api/v1/statements").statusCode()).isEqualTo(200);
        }
        assertThat(lines())
                .hasSize(20)
                .allMatch(line -> line.startsWith(
                        "token refused from=127.0.0.1 method=POST path=\"/api/v1/corrections\": wrong token"));
        assertThat(lines().getLast()).endsWith("more from there are not looked at for a while");
        assertThat(lines().toString()).doesNotContain("guess-");
    }

    @Test
    void leavesAloneThoseWhoHaveSentTheRightToken() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            assertThat(correct(server, "secret").statusCode()).isEqualTo(422);
            for (int i = 0; i < 25; i++) {
                correct(server, "guess-" + i);
            }
            assertThat(correct(server, "guess-25").statusCode()).isEqualTo(429);
            assertThat(correct(server, "secret").statusCode()).isEqualTo(422);
        }
    }

    @Test
    void notesEveryChangeInOneLineWithoutSecrets() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            server.feed(Samples.RELEASE, Samples.OFFER);
            server.addDeadLetter(
                    7,
                    "d",
                    new byte[0],
                    Map.of("onrecord.topic", "onrecord.documents", "onrecord.partition", "0", "onrecord.offset", "3"));
            Http.post(server, "/api/v1/documents", """
                    {"id":"a","publisher":"P","url":"https://p.example/a","date":"2024-01-01","title":"T","text":"Words."}
                    """, "Authorization", "Bearer secret");
            HttpResponse<String> taken = Http.post(
                    server,
                    "/api/v1/corrections",
                    """
                    {"statement":"STATEMENT","field":"official","value":"false","author":"Ada","reason":"r"}
                    """.replace("STATEMENT", Samples.OFFER.id()),
                    "Authorization",
                    "Bearer secret");
            String id = taken.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
            Http.post(
                    server,
                    "/api/v1/corrections/" + id + "/revocation",
                    "{\"author\":\"Ben\",\"reason\":\"r\"}",
                    "Authorization",
                    "Bearer secret");
            Http.post(server, "/api/v1/dead-letters/0-7/retry", "", "Authorization", "Bearer secret");
            assertThat(lines())
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("document pushed from=127.0.0.1 id=\""),
                            line -> assertThat(line)
                                    .isEqualTo("correction taken from=127.0.0.1 id=\"" + id + "\" statement=\""
                                            + Samples.OFFER.id() + "\" field=\"official\" by=\"admin\""),
                            line -> assertThat(line)
                                    .isEqualTo("correction revoked from=127.0.0.1 id=\"" + id + "\" statement=\""
                                            + Samples.OFFER.id() + "\" field=\"official\" by=\"admin\""),
                            line -> assertThat(line)
                                    .isEqualTo(
                                            "dead letter retried from=127.0.0.1 id=\"0-7\" topic=\"onrecord.documents\" by=\"admin\""));
            assertThat(lines().toString()).doesNotContain("secret");
        }
    }

    private static HttpResponse<String> correct(TestServer server, String token) throws Exception {
        return Http.post(server, "/api/v1/corrections", "{}", "Authorization", "Bearer " + token);
    }
}
