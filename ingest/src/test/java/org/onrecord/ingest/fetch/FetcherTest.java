package org.onrecord.ingest.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onrecord.events.http.Validators;
import org.onrecord.testing.MisbehavingServer;

class FetcherTest {
    private static final String OK = "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8";

    private final MisbehavingServer server = new MisbehavingServer();
    private final Fetcher fetcher = Fetcher.of(FetchSettings.of("OnRecord/test")
            .withGuard(AddressGuard.allowPrivate(List.of("127.0.0.1:" + server.port()))));

    @AfterEach
    void close() {
        fetcher.close();
        server.close();
    }

    private FetchResult fetch(String target) {
        return fetcher.fetch(new FetchRequest(server.url(target), Validators.NONE, ""));
    }

    private FetchResult.Got got(String target) {
        FetchResult fetched = fetch(target);
        assertThat(fetched).isInstanceOf(FetchResult.Got.class);
        return (FetchResult.Got) fetched;
    }

    private MisbehavingServer redirect(String path, int status, String location) {
        return server.on(
                path, exchange -> exchange.send("HTTP/1.1 " + status + " Moved\nLocation: " + location, new byte[0]));
    }

    @Test
    void returnsBodyHeadValidatorsAndAddress() {
        server.answer(
                "/a",
                OK + "\nETag: \"v1\"\nLast-Modified: Tue, 03 Nov 2026 10:00:00 GMT\nX-Odd:  two  words ",
                "héllo");

        FetchResult.Got got = got("/a?b=1#c");

        assertThat(got.url()).isEqualTo(server.url("/a?b=1"));
        assertThat(new String(got.body(), UTF_8)).isEqualTo("héllo");
        assertThat(new String(got.httpResponseHead(), ISO_8859_1))
                .isEqualTo(
                        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nETag: \"v1\"\r\n"
                                + "Last-Modified: Tue, 03 Nov 2026 10:00:00 GMT\r\nX-Odd:  two  words \r\nContent-Length: 6\r\n\r\n");
        assertThat(got.validators()).isEqualTo(new Validators("\"v1\"", "Tue, 03 Nov 2026 10:00:00 GMT"));
        assertThat(got.permanentUrl()).isNull();
        assertThat(got.contentType()).isEqualTo("text/html");
        assertThat(got.charset()).isEqualTo("UTF-8");
        assertThat(got.address().orElseThrow().getHostAddress()).isEqualTo("127.0.0.1");
    }

    @Test
    void sendsOnlyTheExpectedHeaders() {
        server.answer("/a", OK, "");

        fetcher.fetch(new FetchRequest(server.url("/a"), new Validators("W/\"7\"", "yesterday"), "text/html"));

        assertThat(server.requests().getFirst().headers())
                .containsExactlyInAnyOrder(
                        "Accept: text/html",
                        "Accept-Encoding: gzip, deflate",
                        "If-None-Match: W/\"7\"",
                        "If-Modified-Since: yesterday",
                        "Host: 127.0.0.1:" + server.port(),
                        "Connection: keep-alive",
                        "User-Agent: OnRecord/test");
    }

    @Test
    void sendsThePathAsItStands() {
        server.answer("//a//b", OK, "");

        got("//a//b?x=%E4%B8%AD&y=中 文&z=100%");

        assertThat(server.requests().getFirst().target())
                .isEqualTo("//a//b?x=%E4%B8%AD&y=%E4%B8%AD%20%E6%96%87&z=100%25");
    }

    @Test
    void returnsNotModified() {
        server.on(
                "/a",
                exchange -> exchange.send("HTTP/1.1 304 Not Modified\nETag: \"v2\"\n\n")
                        .keepOpen());

        assertThat(fetcher.fetch(new FetchRequest(server.url("/a"), new Validators("\"v1\"", null), "")))
                .isEqualTo(new FetchResult.NotModified(new Validators("\"v2\"", null)));
    }

    @Test
    void keepsTheValidatorsIfANotModifiedResponseHasNone() {
        server.on("/a", exchange -> exchange.send("HTTP/1.1 304 Not Modified\n\n"));
        Validators validators = new Validators("\"v1\"", "Tue, 03 Nov 2026 10:00:00 GMT");

        assertThat(fetcher.fetch(new FetchRequest(server.url("/a"), validators, "")))
                .isEqualTo(new FetchResult.NotModified(validators));
    }

    @Test
    void refusesNotModifiedForAnUnconditionalRequest() {
        server.on("/a", exchange -> exchange.send("HTTP/1.1 304 Not Modified\n\n"));

        assertThat(fetch("/a"))
                .isEqualTo(new FetchResult.Failed(
                        "the server answers 304 though it was not asked whether anything changed",
                        Optional.of(304),
                        true));
    }

    @Test
    void readsTheMeaningOfAStatus() {
        server.answer("/gone", "HTTP/1.1 410 Gone", "");
        server.answer("/seconds", "HTTP/1.1 429 Too Many Requests\nRetry-After: 120", "");
        server.answer("/silent", "HTTP/1.1 503 Service Unavailable", "later");
        server.answer("/forbidden", "HTTP/1.1 403 Forbidden", "");
        server.answer("/broken", "HTTP/1.1 500 Internal Server Error", "");

        assertThat(fetch("/gone")).isEqualTo(new FetchResult.Gone(410));
        assertThat(fetch("/seconds")).isEqualTo(new FetchResult.Throttled(Duration.ofSeconds(120), 429));
        assertThat(fetch("/silent")).isEqualTo(new FetchResult.Throttled(Duration.ZERO, 503));
        assertThat(fetch("/missing"))
                .isEqualTo(new FetchResult.Failed("the server answers 404", Optional.of(404), false));
        assertThat(fetch("/forbidden"))
                .isEqualTo(new FetchResult.Failed("the server answers 403", Optional.of(403), false));
        assertThat(fetch("/broken"))
                .isEqualTo(new FetchResult.Failed("the server answers 500", Optional.of(500), true));
    }

    @Test
    void remembersOnlyUnbrokenPermanentRedirects() {
        redirect("/old", 301, "/newer");
        redirect("/newer", 308, "/newest");
        redirect("/newest", 302, "/today");
        redirect("/today", 301, "/page");
        redirect("/passing", 307, "/old");
        server.answer("/page", OK, "here");

        assertThat(got("/old").url()).isEqualTo(server.url("/page"));
        assertThat(got("/old").permanentUrl()).isEqualTo(server.url("/newest"));
        assertThat(got("/passing").permanentUrl()).isNull();
    }

    @Test
    void followsEveryFormOfLocation() {
        redirect("/x/absolute", 303, server.url("/page"));
        redirect("/x/schemeless", 302, "//127.0.0.1:" + server.port() + "/page");
        redirect("/x/relative", 302, "../page#top");
        redirect("/x/spaced", 302, "  /page?a b  ");
        redirect("/x/raw", 302, new String("/page?q=中".getBytes(UTF_8), ISO_8859_1));
        server.answer("/page", OK, "here");

        assertThat(got("/x/absolute").url()).isEqualTo(server.url("/page"));
        assertThat(got("/x/schemeless").url()).isEqualTo(server.url("/page"));
        assertThat(got("/x/relative").url()).isEqualTo(server.url("/page"));
        assertThat(got("/x/spaced").url()).isEqualTo(server.url("/page?a%20b"));
        assertThat(got("/x/raw").url()).isEqualTo(server.url("/page?q=%E4%B8%AD"));
    }

    @Test
    void refusesCircularAndEndlessRedirects() {
        redirect("/a", 302, "/b");
        redirect("/b", 302, "/a");
        server.on(
                "/more",
                exchange -> exchange.send(
                        "HTTP/1.1 302 Found\nLocation: /more?"
                                + exchange.request().target().length() + "x"
                                + exchange.request().target(),
                        new byte[0]));

        assertThat(fetch("/a"))
                .isEqualTo(new FetchResult.Refused("it redirects in a circle, by way of " + server.url("/a")));
        assertThat(fetch("/more")).isEqualTo(new FetchResult.Refused("it redirects more than 8 times"));
        assertThat(server.requests()).hasSize(2 + 9);
    }

    @Test
    void followsNoRedirectToAForbiddenAddress() {
        for (String location : List.of(
                "http://127.0.0.1:1/",
                "http://localhost/",
                "http://169.254.169.254/latest/",
                "http://[::1]/",
                "//2130706433/",
                "file:///etc/hosts",
                "javascript:alert(1)",
                "http://user@example.org/",
                "\\\\example.org/")) {
            redirect("/a", 302, location);

            assertThat(fetch("/a")).as(location).isInstanceOf(FetchResult.Refused.class);
        }
    }

    @Test
    void readsARedirectWithoutLocationAsAFailure() {
        server.answer("/a", "HTTP/1.1 302 Found", "nowhere");

        assertThat(fetch("/a")).isEqualTo(new FetchResult.Failed("the server answers 302", Optional.of(302), false));
    }

    @Test
    void reusesAConnectionAndReplacesADeadOne() {
        server.answer("/a", OK, "one");
        server.on("/last", exchange -> exchange.send(OK, "two".getBytes(UTF_8)));

        got("/a");
        got("/a");
        assertThat(server.connections()).isEqualTo(1);
        got("/last");
        got("/a");
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void repeatsARequestWhoseConnectionDied() {
        server.answer("/a", OK, "one");
        server.on("/once", exchange -> {
            if (server.connections() > 1) {
                exchange.send(OK, "two".getBytes(UTF_8));
            }
        });
        server.on("/never", exchange -> exchange.send(""));

        got("/a");
        assertThat(new String(got("/once").body(), UTF_8)).isEqualTo("two");
        assertThat(fetch("/never"))
                .isEqualTo(new FetchResult.Failed(
                        "the server closed the connection without an answer", Optional.empty(), true));
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void refusesTextsThatAreNotWebAddresses() {
        assertThat(fetcher.fetch(new FetchRequest("ftp://example.org/a", Validators.NONE, "")))
                .isEqualTo(new FetchResult.Refused("only http and https addresses are fetched, not ftp:"));
        assertThat(fetcher.fetch(new FetchRequest("http://127.0.0.1:8/", Validators.NONE, "")))
                .isEqualTo(new FetchResult.Refused(
                        "the address 127.0.0.1 is of this machine itself; list it as allowed if it is meant"));
    }
}
