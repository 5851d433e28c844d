package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.EventJson;
import org.onrecord.events.Ids;
import org.onrecord.events.SourceState;
import org.onrecord.events.http.Validators;
import org.onrecord.testing.Http;

class DocumentPushTest {
    private static final String BODY =
            "{\"id\": \"n-1\", \"publisher\": \"Herons\", \"url\": \"https://heron.example/1\", \"text\": \"All is well.\"}";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // by start()
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void writesAPushedDocument() throws Exception {
        HttpResponse<String> response = push(BODY);
        assertThat(response.statusCode()).isEqualTo(202);
        String id = Ids.document("push", "n-1");
        assertThat(response.body()).isEqualTo("{\"id\":\"" + id + "\"}");
        assertThat(server.pushed()).singleElement().satisfies(document -> {
            assertThat(document.text()).isEqualTo("All is well.");
            assertThat(document.source()).isEqualTo("push");
        });
        assertThat(Http.get(server, response.headers().firstValue("Location").orElseThrow())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void fillsEmptyFieldsFromTheCatalogue() throws Exception {
        Instant now = Instant.parse("2026-10-31T08:00:00Z");
        server.feed(new SourceState(
                new SourceState.Description("desk", "push", "Teal Office", "SM", ""),
                null,
                1800,
                new SourceState.Condition(SourceState.Health.UNTRIED, "", now),
                new SourceState.Visits(null, null, null, 0, null),
                Validators.NONE,
                0,
                List.of(),
                new SourceState.Defaults("en", 1, "ben-tarn")));
        push("{\"id\": \"1\", \"corpus\": \"desk\", \"text\": \"All is well.\", \"lang\": \"es\"}");
        assertThat(server.pushed())
                .singleElement()
                .satisfies(document -> assertThat(List.of(
                                document.source(),
                                document.publisher(),
                                String.valueOf(document.side()),
                                String.valueOf(document.language()),
                                String.valueOf(document.tier()),
                                String.valueOf(document.speaker())))
                        .containsExactly("desk", "Teal Office", "SM", "es", "1", "ben-tarn"));
    }

    @Test
    void requiresTheToken() throws Exception {
        assertThat(Http.post(server, "/api/v1/documents", BODY).statusCode()).isEqualTo(401);
        assertThat(Http.post(server, "/api/v1/documents", BODY, "Authorization", "Bearer wrong")
                        .statusCode())
                .isEqualTo(401);
        assertThat(Http.post(server, "/api/v1/documents", BODY, "Authorization", "Basic OnNlY3JldA==")
                        .statusCode())
                .as("a password that a browser sends on its own")
                .isEqualTo(401);
        assertThat(server.pushed()).isEmpty();
    }

    @Test
    void explainsWhyADocumentIsRefused() throws Exception {
        assertRefused("{\"id\": \"1\"}", "the document has no text");
        assertRefused("{\"text\": \"words\"}", "neither id nor url");
        assertRefused("[]", "not an object");
        assertRefused("not JSON", "not JSON");
        assertRefused("{\"id\": \"1\", \"text\": \"words\", \"date\": \"last week\"}", "not ISO 8601");
        assertRefused("{\"url\": \"javascript:alert(1)\", \"text\": \"words\"}", "not an http or https address");
        assertRefused("{\"id\": \"1\", \"text\": \"half a pair \\ud83d\"}", "half of a surrogate pair");
        assertThat(push("{\"id\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1))
                        .body())
                .contains("UTF-8");
        assertThat(server.pushed()).isEmpty();
    }

    @Test
    void refusesDocumentsThatAreTooLarge() throws Exception {
        String body = "{\"id\":\"1\",\"text\":\"" + "x".repeat(EventJson.MAX_RECORD_BYTES) + "\"}";
        assertThat(push(body).statusCode()).isEqualTo(413);
        String grows = "{\"id\":\"1\",\"text\":\"x" + "\\n".repeat(EventJson.MAX_RECORD_BYTES / 2 - 20) + "\"}";
        assertThat(push(grows).statusCode()).isEqualTo(413);
        String chunked = Http.raw(
                server,
                "POST /api/v1/documents HTTP/1.1\nHost: localhost\nAuthorization: Bearer secret\nTransfer-Encoding: chunked\n"
                        + "Connection: close\n\n" + "1100000\n" + "x".repeat(0x1100000) + "\n0\n\n");
        assertThat(chunked).startsWith("HTTP/1.1 413");
        String waits = Http.raw(
                server,
                "POST /api/v1/documents HTTP/1.1\nHost: localhost\nAuthorization: Bearer secret\nExpect: 100-continue\n"
                        + "Content-Length: 30000000\nConnection: close\n\n");
        assertThat(waits).as("without reading the body").startsWith("HTTP/1.1 413");
        assertThat(server.pushed()).isEmpty();
    }

    @Test
    void repeatsTheFirstAnswerForARepeatedPush() throws Exception {
        String first = push(BODY, "Idempotency-Key", "k1").body();
        assertThat(push(BODY, "Idempotency-Key", "k1").body()).isEqualTo(first);
        assertThat(push(BODY.replace("well", "ill"), "Idempotency-Key", "k1").statusCode())
                .isEqualTo(409);
        assertThat(push(BODY.replace("n-1", "n-2"), "Idempotency-Key", "k2").statusCode())
                .isEqualTo(202);
        assertThat(server.pushed()).hasSize(2);
    }

    @Test
    void recognisesARepeatedPushAfterARestart() throws Exception {
        String first = push(BODY, "Idempotency-Key", "k1").body();
        server.close();
        server = TestServer.start(folder);
        assertThat(push(BODY, "Idempotency-Key", "k1").body()).isEqualTo(first);
        assertThat(push("{}", "Idempotency-Key", "k1").statusCode()).isEqualTo(409);
        assertThat(server.pushed()).isEmpty();
    }

    @Test
    void acceptsARepeatedPushAfterAFailure() throws Exception {
        server.brokerDown(true);
        assertThat(push(BODY, "Idempotency-Key", "k1").statusCode()).isEqualTo(503);
        server.brokerDown(false);
        assertThat(push(BODY, "Idempotency-Key", "k1").statusCode()).isEqualTo(202);
    }

    @Test
    void aSlowPushHoldsUpOnlyRepetitionsOfItself() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        server.beforeWrite(document -> {
            if (document.sourceItem().equals("n-1")) {
                writing.countDown();
                await(release);
            }
        });
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> slow =
                    clients.submit(() -> push(BODY, "Idempotency-Key", "k1").body());
            await(writing);
            Future<String> repeated =
                    clients.submit(() -> push(BODY, "Idempotency-Key", "k1").body());
            assertThat(push(BODY.replace("n-1", "n-2"), "Idempotency-Key", "k2").statusCode())
                    .isEqualTo(202);
            assertThat(slow.isDone() || repeated.isDone()).isFalse();
            release.countDown();
            assertThat(repeated.get()).isEqualTo(slow.get());
        }
        assertThat(server.pushed()).hasSize(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertRefused(String body, String reason) throws IOException, InterruptedException {
        HttpResponse<String> response = push(body);
        assertThat(response.statusCode()).as(body).isEqualTo(422);
        assertThat(response.body()).contains(reason);
    }

    private HttpResponse<String> push(String body, String... headers) throws IOException, InterruptedException {
        return push(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private HttpResponse<String> push(byte[] body, String... headers) throws IOException, InterruptedException {
        String[] all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = "Bearer secret";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return Http.send("POST", server, "/api/v1/documents", body, all);
    }
}
