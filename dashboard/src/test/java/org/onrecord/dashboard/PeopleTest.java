package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.dashboard.access.AccessSettings;
import org.onrecord.dashboard.access.ProxyUsers;
import org.onrecord.dashboard.access.TokenFile;
import org.onrecord.dashboard.access.UserRole;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.http.Cidr;
import org.onrecord.testing.Http;

/** Who may read and who may change what, by tokens and through a proxy. */
class PeopleTest {
    private static final String RULE = "{\"name\": \"All\", \"subscribe\": [{\"channel\": \"page\"}]}";
    private static final String MAIL_RULE =
            "{\"name\": \"All\", \"subscribe\": [{\"channel\": \"email\", \"to\": \"desk@lakes.example\"}]}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        READ       | /api/v1/corrections             | 403
        READ       | /api/v1/rules                   | 403
        EDIT       | /api/v1/corrections             | 422
        EDIT       | /api/v1/corrections/x/revocation | 404
        EDIT       | /api/v1/rules/x/mute            | 404
        EDIT       | /api/v1/rules/x/deletion        | 404
        EDIT       | /api/v1/documents               | 403
        EDIT       | /api/v1/issues                  | 403
        EDIT       | /api/v1/workbench/drafts        | 403
        EDIT       | /api/v1/dead-letters/x/retry    | 403
        EDIT       | /api/v1/subscriptions/x/end     | 403
        EDIT       | /api/v1/deliveries/x/again      | 403
        ADMINISTER | /api/v1/corrections             | 422
        ADMINISTER | /api/v1/documents               | 422
        ADMINISTER | /api/v1/issues                  | 422
        ADMINISTER | /api/v1/dead-letters/x/retry    | 404
        """)
    void letsEachRoleDoWhatThoseBeforeItMayDo(UserRole role, String path, int status) throws Exception {
        String token = tokens().add("Ines", role, Instant.EPOCH);
        try (TestServer server = TestServer.start(folder)) {
            HttpResponse<String> answer = post(server, path, "{}", token);
            assertThat(answer.statusCode()).isEqualTo(status);
            if (status == 403) {
                assertThat(answer.body())
                        .contains("and Ines has the role " + role.json() + "; onrecord tokens add NAME --role ");
            }
        }
    }

    @Test
    void followsTokensThatAreMadeAndRevokedMeanwhile() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            String token = tokens().add("Ines", UserRole.EDIT, Instant.EPOCH);
            assertThat(Http.get(server, "/api/v1/me", "Authorization", "Bearer " + token)
                            .body())
                    .isEqualTo("{\"name\":\"Ines\",\"role\":\"edit\",\"proxied\":false}");
            tokens().revoke("Ines");
            HttpResponse<String> answer = post(server, "/api/v1/corrections", "{}", token);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("onrecord tokens add NAME --role edit makes one");
            assertThat(Http.get(server, "/api/v1/me").body())
                    .isEqualTo("{\"name\":\"\",\"role\":\"read\",\"proxied\":false}");
            assertThat(post(server, "/api/v1/corrections", "{}", "secret").statusCode())
                    .as("the admin token stays valid")
                    .isEqualTo(422);
        }
    }

    @Test
    void changesCarryTheNameBehindTheToken() throws Exception {
        String ines = tokens().add("Ines", UserRole.EDIT, Instant.EPOCH);
        try (TestServer server = TestServer.start(folder)) {
            server.feed(Samples.RELEASE, Samples.OFFER);
            HttpResponse<String> corrected = post(
                    server,
                    "/api/v1/corrections",
                    "{\"statement\":\"" + Samples.OFFER.id() + "\",\"field\":\"official\",\"value\":\"false\","
                            + "\"author\":\"Somebody Else\",\"reason\":\"So.\"}",
                    ines);
            assertThat(corrected.statusCode()).isEqualTo(202);
            assertThat(server.corrections().getFirst().author()).isEqualTo("Ines");
            assertThat(post(server, "/api/v1/rules", RULE, ines).statusCode()).isEqualTo(201);
            Rule made = server.written(Rule.class).getLast();
            assertThat(made.changedBy()).isEqualTo("Ines");
            assertThat(server.written(Subscription.class).getLast().changedBy()).isEqualTo("Ines");
            assertThat(post(server, "/api/v1/rules/" + made.id(), "{\"name\": \"Each lake\"}", "secret")
                            .body())
                    .contains("\"changedBy\":\"admin\"");
            assertThat(server.written(Rule.class).getLast().changedBy()).isEqualTo("admin");
            post(server, "/api/v1/rules/" + made.id() + "/mute", "", ines);
            assertThat(server.written(Rule.class).getLast().changedBy()).isEqualTo("Ines");
        }
    }

    @Test
    void leavesAddressesOfSubscribersToAdministrators() throws Exception {
        String ines = tokens().add("Ines", UserRole.EDIT, Instant.EPOCH);
        try (TestServer server = TestServer.start(folder)) {
            assertThat(post(server, "/api/v1/rules", MAIL_RULE, ines).statusCode())
                    .isEqualTo(403);
            assertThat(server.written(Rule.class)).isEmpty();
            assertThat(post(server, "/api/v1/rules", MAIL_RULE, "secret").statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void privateReadingNeedsATokenOnThisMachineToo() throws Exception {
        String token = tokens().add("Ines", UserRole.READ, Instant.EPOCH);
        try (TestServer server = start(Optional.empty(), true)) {
            HttpResponse<String> page = Http.get(server, "/", "Accept", "text/html", "Accept-Language", "zh");
            assertThat(page.statusCode()).isEqualTo(401);
            assertThat(page.body()).contains("阅读需要令牌").doesNotContain("Fentanyl", "<script");
            assertThat(Http.get(server, "/api/v1/statements").body()).contains("onrecord tokens add NAME makes one");
            assertThat(Http.get(server, "/api/v1/statements", "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(Http.get(server, "/healthz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void takesUsersFromTheProxyAndTheirRoleFromItsHeader() throws Exception {
        try (TestServer server = start(proxy("127.0.0.1", Optional.of("X-Role")), true)) {
            assertThat(Http.get(server, "/api/v1/statements").statusCode()).isEqualTo(401);
            assertThat(Http.get(server, "/api/v1/me", "X-User", "ines@lakes.example")
                            .body())
                    .isEqualTo("{\"name\":\"ines@lakes.example\",\"role\":\"edit\",\"proxied\":true}");
            assertThat(Http.get(server, "/api/v1/me", "X-User", "tom", "X-Role", "administer")
                            .body())
                    .contains("\"role\":\"administer\"");
            HttpResponse<String> unknown = Http.get(server, "/api/v1/me", "X-User", "tom", "X-Role", "owner");
            assertThat(unknown.statusCode()).isEqualTo(403);
            assertThat(unknown.body())
                    .contains("the proxy gives the role \\\"owner\\\"; let it send one of read, edit");
            assertThat(Http.raw(
                            server,
                            "GET /api/v1/me HTTP/1.1\nHost: localhost\nX-User: ines\nX-User: admin\n"
                                    + "Connection: close\n\n"))
                    .startsWith("HTTP/1.1 400")
                    .contains("the header X-User came twice");
            assertThat(Http.get(server, "/api/v1/me", "X-User", "ines", "Authorization", "Basic aW5lczpwYXNz")
                            .statusCode())
                    .as("the password for the proxy is no wrong token")
                    .isEqualTo(200);
        }
    }

    @Test
    void namesOfTheProxyMayHaveAnyLetters() throws Exception {
        try (TestServer server = start(proxy("127.0.0.1", Optional.empty()), false)) {
            String sent = new String("王湖".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            assertThat(Http.raw(
                            server,
                            "GET /api/v1/me HTTP/1.1\nHost: localhost\nX-User: " + sent + "\nConnection: close\n\n"))
                    .contains("\"name\":\"王湖\"");
        }
    }

    @Test
    void ignoresTheHeaderFromOtherAddresses() throws Exception {
        try (TestServer server = start(proxy("10.1.0.0/16", Optional.empty()), false)) {
            assertThat(Http.get(server, "/api/v1/me", "X-User", "ines").body()).doesNotContain("ines");
            assertThat(Http.post(server, "/api/v1/corrections", "{}", "X-User", "ines", "Sec-Fetch-Site", "same-origin")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void ignoresTheHeaderWhereNoProxyIsSet() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            assertThat(Http.get(server, "/api/v1/me", "X-User", "ines", "X-Forwarded-User", "ines")
                            .body())
                    .doesNotContain("ines");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Sec-Fetch-Site | same-origin              | 422
        Sec-Fetch-Site | same-site                | 403
        Sec-Fetch-Site | cross-site               | 403
        Sec-Fetch-Site | none                     | 403
        Origin         | https://onrecord.example | 422
        Origin         | https://evil.example     | 403
        Origin         | null                     | 403
        X-Nothing      | x                        | 403
        """)
    void changesThroughTheProxyComeFromAPageOfThisDashboard(String header, String value, int status) throws Exception {
        try (TestServer server = start(proxy("127.0.0.1", Optional.empty()), false)) {
            HttpResponse<String> answer =
                    Http.post(server, "/api/v1/corrections", "{}", "X-User", "ines", header, value);
            assertThat(answer.statusCode()).isEqualTo(status);
            if (status == 403) {
                assertThat(answer.body()).contains("must come from a page of this dashboard");
            }
        }
    }

    @Test
    void saysThatTheProxyGivesTheRole() throws Exception {
        try (TestServer server = start(proxy("127.0.0.1", Optional.empty()), false)) {
            HttpResponse<String> answer =
                    Http.post(server, "/api/v1/documents", "{}", "X-User", "ines", "Sec-Fetch-Site", "same-origin");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body())
                    .contains("this needs the role administer, and ines has the role edit from the proxy");
        }
    }

    private TokenFile tokens() {
        return new TokenFile(folder.resolve("tokens.yaml"));
    }

    private TestServer start(Optional<ProxyUsers> proxy, boolean privateReading) {
        return TestServer.start(
                folder,
                settings -> TestServer.with(
                        settings,
                        settings.host(),
                        new AccessSettings(
                                Optional.of("secret"), settings.access().tokens(), proxy, !privateReading, List.of())));
    }

    private static Optional<ProxyUsers> proxy(String address, Optional<String> roleHeader) {
        return Optional.of(new ProxyUsers("X-User", roleHeader, UserRole.EDIT, List.of(Cidr.of(address))));
    }

    private static HttpResponse<String> post(TestServer server, String path, String body, String token)
            throws Exception {
        return Http.post(server, path, body, "Authorization", "Bearer " + token);
    }
}
