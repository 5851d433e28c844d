package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.dashboard.access.AccessSettings;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.Statement;
import org.onrecord.testing.Http;

class SecurityTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:18080", "127.0.0.1.evil.example", "localhost.", "0.0.0.0"})
    void refusesUnknownHosts(String host) throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            for (String path : List.of("/", "/api/v1/statements", "/healthz", "/nothing", "/assets/style.css")) {
                String answer =
                        Http.raw(server, "GET " + path + " HTTP/1.1\nHost: " + host + "\nConnection: close\n\n");
                assertThat(answer).as(path).startsWith("HTTP/1.1 421");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "127.0.0.1:18080",
                "[::1]:8080",
                "board.example",
                "board.example:443"
            })
    void acceptsLoopbackAndAllowedHosts(String host) throws Exception {
        try (TestServer server = TestServer.start(folder, settings -> allowing(settings, "Board.example"))) {
            assertThat(Http.raw(server, "GET / HTTP/1.1\nHost: " + host + "\nConnection: close\n\n"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        GET /api/v1/statements/%uD800 HTTP/1.1 | 400 | a % in the address must be followed by two hexadecimal digits
        GET /api/v1/statements?q=%zz HTTP/1.1  | 400 | a % in the address must be followed by two hexadecimal digits
        GET /%zz HTTP/1.1                      | 400 | the server cannot read this request: Bad Request
        GET /%ff HTTP/1.1                      | 400 | the server cannot read this request: Bad UTF-8 encoding
        GET /a/..;/b HTTP/1.1                  | 400 | the server cannot read this request: Ambiguous URI path parameter
        GET /LONG HTTP/1.1                     | 414 | the address has more than 8 KB
        nonsense                               | 400 | the server cannot read this request: No URI
        """)
    void answersMalformedRequestsWithAProblem(String line, int status, String detail) throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            String answer = Http.raw(
                    server, line.replace("LONG", "a".repeat(9000)) + "\nHost: localhost\nConnection: close\n\n");
            assertThat(answer)
                    .startsWith("HTTP/1.1 " + status)
                    .contains("application/problem+json")
                    .contains(detail)
                    .doesNotContain("<html");
        }
    }

    @Test
    void sendsSecurityHeadersWithEveryResponse() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            for (String path :
                    List.of("/", "/alerts", "/sources", "/assets/index.js", "/api/v1/status", "/nothing", "/healthz")) {
                HttpResponse<String> response = Http.get(server, path);
                assertThat(response.headers()
                                .firstValue("Content-Security-Policy")
                                .orElse(""))
                        .as(path)
                        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                        .contains("frame-ancestors 'none'")
                        .doesNotContain("unsafe");
                assertThat(response.headers().firstValue("X-Content-Type-Options"))
                        .contains("nosniff");
                assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
                assertThat(response.headers().firstValue("Server")).isEmpty();
                assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
                        .isEmpty();
            }
        }
    }

    @Test
    void pagesLoadNothingFromOtherHostsAndHaveNoInlineScriptOrStyle() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            for (String path : List.of(
                    "/",
                    "/alerts",
                    "/sources",
                    "/review",
                    "/corrections",
                    "/assets/editor.js",
                    "/assets/correcting.js",
                    "/assets/review.js",
                    "/assets/question.js",
                    "/assets/corrections.js",
                    "/assets/index.js",
                    "/assets/common.js",
                    "/assets/document.js",
                    "/assets/alerts.js",
                    "/assets/sources.js",
                    "/assets/health.js",
                    "/assets/diff.js",
                    "/assets/changes.js",
                    "/assets/capture.js",
                    "/assets/style.css")) {
                String body = Http.get(server, path).body();
                assertThat(body)
                        .as(path)
                        .doesNotContainPattern("(?<!rel=\"canonical\" )(src|href)=\"(https?:)?//")
                        .doesNotContain("innerHTML")
                        .doesNotContain("insertAdjacentHTML")
                        .doesNotContain("@import")
                        .doesNotContainPattern("<script(?! type=\"module\" src=\"/assets/)")
                        .doesNotContain("style=\"");
            }
        }
    }

    @Test
    void requiresTheTokenForReadingWhenBoundToTheNetwork() throws Exception {
        try (TestServer server = TestServer.start(folder, settings -> boundToAll(settings, false))) {
            assertThat(Http.get(server, "/").statusCode()).isEqualTo(401);
            HttpResponse<String> closed = Http.get(server, "/api/v1/statements");
            assertThat(closed.statusCode()).isEqualTo(401);
            assertThat(closed.headers().firstValue("WWW-Authenticate")).isPresent();
            assertThat(Http.get(server, "/api/v1/events").statusCode()).isEqualTo(401);
            assertThat(Http.get(server, "/api/v1/statements", "Authorization", "Bearer secret")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(Http.get(server, "/", "Authorization", basic("anyone:secret"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(Http.get(server, "/", "Authorization", basic("anyone:wrong"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(Http.get(server, "/", "Authorization", "Basic ###").statusCode())
                    .isEqualTo(401);
            assertThat(Http.get(server, "/healthz").statusCode()).isEqualTo(200);
            // Who gets a mail can confirm and unsubscribe without a password, and sees nothing of what is on record.
            for (String link :
                    List.of("/unsubscribe/no-subscription/token", "/subscribe/confirm/no-subscription/token")) {
                HttpResponse<String> page = Http.get(server, link, "Accept", "text/html");
                assertThat(page.statusCode()).isEqualTo(404);
                assertThat(page.body()).contains("link is wrong").doesNotContain("Fentanyl", "<script");
                assertThat(Http.post(server, link, "").statusCode()).isEqualTo(404);
                assertThat(Http.get(server, link + "/more", "Accept", "text/html")
                                .statusCode())
                        .isEqualTo(401);
            }
            assertThat(Http.get(server, "/assets/style.css").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void publicReadingAllowsReadingOnly() throws Exception {
        try (TestServer server = TestServer.start(folder, settings -> boundToAll(settings, true))) {
            assertThat(Http.get(server, "/").statusCode()).isEqualTo(200);
            assertThat(Http.post(server, "/api/v1/documents", "{}").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void showsMetricsAndReasonsOnlyLocallyOrWithTheToken() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            assertThat(Http.get(server, "/metrics").statusCode()).isEqualTo(200);
            assertThat(Http.get(server, "/metrics", "X-Forwarded-For", "203.0.113.9")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(Http.get(server, "/readyz", "X-Forwarded-For", "203.0.113.9")
                            .body())
                    .isEqualTo("{\"status\":\"unavailable\",\"checks\":{}}");
            assertThat(Http.get(server, "/metrics", "X-Forwarded-For", "203.0.113.9", "Authorization", "Bearer secret")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void refusesPushesIfNoTokenIsSet() throws Exception {
        try (TestServer server = TestServer.start(folder, SecurityTest::withoutToken)) {
            HttpResponse<String> response = Http.post(server, "/api/v1/documents", "{}", "Authorization", "Bearer ");
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body())
                    .contains(
                            "this needs a token: send Authorization: Bearer ...; onrecord tokens add NAME --role administer");
        }
    }

    @Test
    void servesMarkupInDocumentsAsData() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            var document = Events.document(
                    "x",
                    "<img src=x onerror=alert(1)>",
                    "javascript:alert(1)",
                    "</script><script>alert(1)</script>",
                    "2024-01-01",
                    "<b>bold</b> words");
            server.feed(
                    document,
                    Events.statement(
                            document, "<b>bold</b> words", Statement.Kind.OWN_TEXT, Samples.MINISTRY, null, null));
            for (String path : List.of("/", "/documents/" + document.id(), "/alerts")) {
                assertThat(Http.get(server, path).body())
                        .doesNotContain("<script>alert", "<img", "<b>bold", "javascript:");
            }
            HttpResponse<String> api = Http.get(server, "/api/v1/documents/" + document.id());
            assertThat(api.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        }
    }

    @Test
    void servesACapturedHostilePageAsAnInertDownload() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            byte[] hostile = "<!doctype html><script>alert(document.domain)</script>".getBytes(StandardCharsets.UTF_8);
            Document document = TestCaptures.captured(
                    Samples.RELEASE,
                    new TestCaptures(folder.resolve("captures"))
                            .add("https://evil.example/\r\nSet-Cookie: x=1", "text/html; charset=utf-8", hostile));
            server.feed(document);
            String path = "/api/v1/documents/" + document.id() + "/capture";
            for (String accept : List.of("*/*", "text/html", "text/csv")) {
                HttpResponse<String> response = Http.get(server, path, "Accept", accept);
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.headers().allValues("Content-Type")).containsExactly("application/octet-stream");
                assertThat(response.headers().allValues("X-Content-Type-Options"))
                        .containsExactly("nosniff");
                assertThat(response.headers().firstValue("Content-Disposition").orElse(""))
                        .startsWith("attachment; filename=\"capture-")
                        .endsWith(".txt\"");
                assertThat(response.headers().allValues("Content-Security-Policy"))
                        .containsExactly("default-src 'none'; sandbox");
                assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
            }
            assertThat(Http.get(server, path + "/proof").headers().firstValue("Content-Type"))
                    .contains("application/json;charset=utf-8");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../secret.warc.gz", "x/../../secret.warc.gz", "/etc/passwd", "a\0b", "x\r\nSet-Cookie: y=1"})
    void readsNoCaptureOutsideItsFolder(String file) throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            CaptureRef inside = new TestCaptures(folder).add("https://lakes.example/", "text/html", new byte[] {1});
            Files.move(folder.resolve(TestCaptures.FILE), folder.resolve("secret.warc.gz"));
            Document document =
                    TestCaptures.captured(Samples.RELEASE, new CaptureRef(file, inside.offset(), inside.sha256()));
            server.feed(document);
            String path = "/api/v1/documents/" + document.id() + "/capture";
            assertThat(Http.get(server, path).statusCode()).isIn(404, 409);
            assertThat(Http.json(server, path + "/proof").get("proven").asBoolean())
                    .isFalse();
        }
    }

    private static DashboardService.Settings allowing(DashboardService.Settings settings, String host) {
        AccessSettings access = settings.access();
        return TestServer.with(
                settings,
                settings.host(),
                new AccessSettings(access.adminToken(), access.tokens(), Optional.empty(), true, List.of(host)));
    }

    private static DashboardService.Settings boundToAll(DashboardService.Settings settings, boolean publicReading) {
        AccessSettings access = settings.access();
        return TestServer.with(
                settings,
                "0.0.0.0",
                new AccessSettings(access.adminToken(), access.tokens(), Optional.empty(), publicReading, List.of()));
    }

    private static DashboardService.Settings withoutToken(DashboardService.Settings settings) {
        return TestServer.with(
                settings,
                settings.host(),
                new AccessSettings(Optional.empty(), settings.access().tokens(), Optional.empty(), true, List.of()));
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
