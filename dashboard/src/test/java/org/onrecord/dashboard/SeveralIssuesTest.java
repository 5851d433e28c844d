package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.Alert;
import org.onrecord.events.Correction;
import org.onrecord.events.Event;
import org.onrecord.events.Outcome;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.WatchedIssues;
import org.onrecord.testing.Http;
import org.onrecord.testing.IssueBuilder;
import org.onrecord.testing.StatementBuilder;

/** Two issues whose statements, alerts and talking points have the same ids. */
class SeveralIssuesTest {
    private static final Issue LAKES = IssueBuilder.issue("lakes", "Lakes & rivers")
            .claims(new Issue.Claim(
                    "cooperate", "The two should share the lakes", "The lakes should be shared", List.of(), List.of()))
            .build();

    /** The words of the first issue's offer, which take the other side on the second issue. */
    private static final Statement OFFER = StatementBuilder.like(Samples.OFFER)
            .issue("lakes")
            .stances(List.of(new Statement.StanceLabel(
                    "cooperate",
                    Stance.AGAINST,
                    0.9,
                    Samples.OFFER.stances().getFirst().evidence(),
                    Samples.OFFER.stances().getFirst().words())))
            .build();

    private static final Alert ALERT = new Alert(
            Samples.ALERT.id(),
            Samples.ALERT.kind(),
            "lakes",
            "lakes/claim:cooperate/actor:ministry",
            Samples.ALERT.day(),
            "Ministry of Lakes is against sharing the lakes",
            Samples.ALERT.why(),
            Samples.ALERT.facts(),
            Samples.ALERT.evidence());

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // by start()
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(folder, WatchedIssues.of(TestServer.issue(), LAKES));
        server.feed(Samples.all().toArray(Event[]::new));
        server.feed(Samples.TALKING_POINT);
        server.feed(
                OFFER,
                ALERT,
                new Outcome(
                        Samples.RELEASE.id(), Samples.RELEASE.version(), Outcome.Result.STATEMENTS, 2, 1, "", "lakes"));
        server.feed(Events.trends(List.of(OFFER)).toArray(Event[]::new));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void listsTheIssuesWithTheirCounts() throws Exception {
        assertThat(Http.get(server, "/api/v1/issues.csv").body())
                .isEqualTo(
                        "id,title,languages,documents,read,ready,statements,counted,alerts,last_day,last_statement\r\n"
                                + "fentanyl,Fentanyl,en zh,4,4,true,6,5,1,2024-04-10," + Samples.CHINESE_OFFER.id()
                                + "\r\n"
                                + "lakes,Lakes & rivers,en,4,1,false,1,1,1,2024-03-05," + OFFER.id() + "\r\n");
        assertThat(Http.json(server, "/api/v1/issues/lakes").get("title").asString())
                .isEqualTo("Lakes & rivers");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /statements?size=1   | /total             | 6 | 1
        /status              | /counted           | 5 | 1
        /positions           | /claims/0/cells/0/against | 0 | 1
        /timeline            | /points/0/statements | 3 | 1
        /alerts              | /items/0/alert/title | Ministry of Lakes is in favour of working together | Ministry of Lakes is against sharing the lakes
        /outcomes            | /total             | 4 | 1
        /talking-points      | /total             | 1 | 0
        /speakers            | /0/statements      | 3 | 1
        """)
    void answersForEachIssue(String path, String pointer, String first, String second) throws Exception {
        String withIssue = path + (path.contains("?") ? "&" : "?") + "issue=";
        for (String of : List.of(path, withIssue + "fentanyl", "/issues/fentanyl" + path)) {
            if (!pointer.startsWith("/claims")) {
                assertThat(Http.json(server, "/api/v1" + of).at(pointer).asString())
                        .as(of)
                        .isEqualTo(first);
            }
        }
        for (String of : List.of(withIssue + "lakes", "/issues/lakes" + path)) {
            assertThat(Http.json(server, "/api/v1" + of).at(pointer).asString())
                    .as(of)
                    .isEqualTo(second);
        }
    }

    @Test
    void tellsStatementsWithOneIdApart() throws Exception {
        String path = "/statements/" + OFFER.id();
        assertThat(Http.json(server, "/api/v1" + path)
                        .at("/item/statement/stances/0/stance")
                        .asString())
                .isEqualTo("favor");
        assertThat(Http.json(server, "/api/v1/issues/lakes" + path)
                        .at("/item/statement/stances/0/stance")
                        .asString())
                .isEqualTo("against");
        assertThat(Http.json(server, "/api/v1" + path).at("/item/carriers").asInt())
                .isEqualTo(2);
        assertThat(Http.json(server, "/api/v1/issues/lakes" + path)
                        .at("/item/carriers")
                        .asInt())
                .isEqualTo(1);
        assertThat(Http.json(server, "/api/v1/issues/lakes/documents/" + Samples.RELEASE.id())
                        .get("statements"))
                .hasSize(1);
        assertThat(Http.json(server, "/api/v1/documents/" + Samples.RELEASE.id())
                        .get("statements"))
                .hasSize(2);
    }

    @Test
    void eachPointOpensTheStatementsOfItsIssue() throws Exception {
        for (String path : List.of("/api/v1/issues/lakes/timeline", "/api/v1/timeline?issue=lakes")) {
            String opens = Http.json(server, path).at("/points/0/opens").asString();
            assertThat(Http.json(server, opens).at("/items/0/statement/issue").asString())
                    .as(opens)
                    .isEqualTo("lakes");
        }
    }

    @Test
    void aCorrectionOfAStanceBelongsToItsIssueAndOneOfASpeakerToAll() throws Exception {
        String stance = "{\"statement\":\"%s\",\"field\":\"stance\",\"subject\":\"cooperate\",\"value\":\"none\","
                + "\"author\":\"Ines Calder\",\"reason\":\"Read again.\"}";
        HttpResponse<String> response = Http.post(
                server,
                "/api/v1/issues/lakes/corrections",
                stance.formatted(OFFER.id()),
                "Authorization",
                "Bearer secret");
        assertThat(response.statusCode()).isEqualTo(202);
        Correction correction = server.corrections().getLast();
        assertThat(correction.issue()).isEqualTo("lakes");
        String location = response.headers().firstValue("Location").orElseThrow();
        assertThat(location).isEqualTo("/api/v1/issues/lakes/corrections/" + correction.id());
        assertThat(Http.json(server, location).at("/correction/value").asString())
                .isEqualTo("none");
        assertThat(Http.get(server, "/api/v1/corrections/" + correction.id()).statusCode())
                .isEqualTo(404);
        Http.post(
                server,
                "/api/v1/corrections?issue=lakes",
                "{\"statement\":\"" + OFFER.id() + "\",\"field\":\"official\",\"value\":\"false\","
                        + "\"author\":\"Ines Calder\",\"reason\":\"A private talk.\"}",
                "Authorization",
                "Bearer secret");
        assertThat(server.corrections().getLast().issue()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/issues/ponds/status", "/api/v1/status?issue=ponds", "/issues/ponds/alerts"})
    void namesTheWatchedIssuesIfOneIsNot(String path) throws Exception {
        HttpResponse<String> response = Http.get(server, path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("the issue ponds is not watched");
    }

    @Test
    void servesTheOverviewAndEachPageOfEachIssue() throws Exception {
        assertThat(Http.get(server, "/").body()).contains("<title>Issues · OnRecord</title>", "All issues</summary>");
        assertThat(Http.get(server, "/issues").body().replace("onrecord.example/issues", "onrecord.example/"))
                .isEqualTo(Http.get(server, "/").body())
                .contains("<h2><a href=\"/issues/lakes/\">Lakes &amp; rivers</a></h2>");
        assertThat(Http.get(server, "/issues/lakes/review").body())
                .contains(
                        "data-issue=\"lakes\" data-base=\"/issues/lakes\"",
                        "<a href=\"/issues/fentanyl/review\">Fentanyl</a>",
                        "<a href=\"/issues/lakes/review\" aria-current=\"true\">Lakes &amp; rivers</a>",
                        "<a href=\"/issues/lakes/alerts\">Alerts</a>");
        assertThat(Http.get(server, "/alerts").body()).contains("data-base=\"/issues/fentanyl\"");
        assertThat(Http.get(server, "/sources").body()).doesNotContain("class=\"switch\"");
        assertThat(Http.get(server, "/issues/lakes/documents/" + Samples.RELEASE.id())
                        .body())
                .contains("<a href=\"/issues/fentanyl/statements\">");
    }

    @Test
    void oneIssueNeedsNoSwitch() throws Exception {
        try (TestServer one = TestServer.start(folder.resolve("one"))) {
            assertThat(Http.get(one, "/").body())
                    .contains("data-issue=\"fentanyl\" data-base=\"\"", "<a href=\"/alerts\">Alerts</a>")
                    .doesNotContain("class=\"switch\"");
            assertThat(Http.get(one, "/issues/fentanyl/").body()).contains("data-base=\"/issues/fentanyl\"");
        }
    }

    @Test
    void aListenerHearsItsIssue() throws Exception {
        try (TestServer own = TestServer.start(folder.resolve("events"), WatchedIssues.of(TestServer.issue(), LAKES));
                BufferedReader first = listen(own, "/api/v1/events");
                BufferedReader second = listen(own, "/api/v1/issues/lakes/events");
                BufferedReader all = listen(own, "/api/v1/events?issue=*")) {
            own.feed(Samples.OFFER, OFFER, Samples.TALKING_POINT);
            assertThat(data(first, 3))
                    .allMatch(each -> each.contains("\"issue\":\"fentanyl\""))
                    .hasSize(3);
            assertThat(data(second, 2))
                    .allMatch(each -> each.contains("\"issue\":\"lakes\""))
                    .hasSize(2);
            assertThat(data(all, 5))
                    .anyMatch(each -> each.contains("lakes"))
                    .anyMatch(each -> each.contains("fentanyl"));
        }
    }

    @Test
    void aRemovedStatementOfOneIssueLeavesTheOther() throws Exception {
        try (TestServer own =
                TestServer.start(folder.resolve("removed"), WatchedIssues.of(TestServer.issue(), LAKES))) {
            own.feed(Samples.RELEASE, Samples.OFFER, OFFER);
            own.feed(own.events().remove(OFFER));
            assertThat(Http.json(own, "/api/v1/issues/lakes/statements")
                            .get("total")
                            .asInt())
                    .isZero();
            assertThat(Http.json(own, "/api/v1/statements").get("total").asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void countsRequestsByIssue() throws Exception {
        Http.get(server, "/api/v1/issues/lakes/status");
        assertThat(Http.get(server, "/metrics").body())
                .contains("onrecord_dashboard_requests_seconds_count{issue=\"lakes\",method=\"GET\"");
    }

    private static BufferedReader listen(TestServer server, String path) throws IOException {
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(Http.stream(server, path).body(), StandardCharsets.UTF_8));
        assertThat(data(lines, 1)).containsExactly("{}");
        return lines;
    }

    private static List<String> data(BufferedReader lines, int number) throws IOException {
        List<String> data = new ArrayList<>();
        while (data.size() < number) {
            String line = lines.readLine();
            if (line.startsWith("data: ")) {
                data.add(line.substring(6));
            }
        }
        return data;
    }
}
