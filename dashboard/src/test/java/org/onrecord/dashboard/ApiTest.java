package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.Event;
import org.onrecord.events.Statement;
import org.onrecord.testing.Http;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;

class ApiTest {
    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // by start()
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(folder);
        server.feed(Samples.all().toArray(Event[]::new));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void countsDocumentsByOutcome() throws Exception {
        assertThat(Http.json(server, "/api/v1/status").toString())
                .isEqualTo(
                        "{\"issue\":\"fentanyl\",\"documents\":4,\"read\":4,\"withStatements\":4,\"noneOnIssue\":0,\"deadLetters\":0,"
                                + "\"statements\":6,\"counted\":5,\"alerts\":1,\"documentChanges\":0,\"sourceAlerts\":0,"
                                + "\"sources\":{\"total\":0,\"unreachable\":false,\"fine\":0,\"unchanged\":0,\"untried\":0,\"failing\":0,"
                                + "\"refused\":0,\"silent\":0,\"gone\":0,\"troubled\":[]}}");
    }

    @Test
    void servesChartTableAndCsvFromOneQuery() throws Exception {
        JsonNode points = Http.json(server, "/api/v1/timeline?claim=cooperate").get("points");
        String csv = Http.get(server, "/api/v1/timeline.csv?claim=cooperate").body();
        assertThat(csv).isEqualTo("""
            subject,holder,bucket,period,statements,favor,against,carriers
            claim:cooperate,sides,month,2024-03,2,2,0,2
            claim:cooperate,sides,month,2024-04,1,1,0,1
            claim:cooperate,sides,month,undated,1,0,1,1
            """.replace("\n", "\r\n"));
        assertThat(Http.get(server, "/api/v1/timeline?claim=cooperate", "Accept", "text/csv")
                        .body())
                .isEqualTo(csv);
        for (JsonNode point : points) {
            JsonNode list = Http.json(server, point.get("opens").asString());
            assertThat(list.get("total").asInt())
                    .as(point.toString())
                    .isEqualTo(point.get("statements").asInt());
        }
    }

    @Test
    void eachPositionCountMatchesItsStatementList() throws Exception {
        for (JsonNode row : Http.json(server, "/api/v1/positions").get("claims")) {
            for (JsonNode cell : row.get("cells")) {
                for (String stance : List.of("favor", "against")) {
                    String path = "/api/v1/statements?counted=true&claim="
                            + row.get("claim").asString() + "&side="
                            + cell.get("side").asString() + "&stance=" + stance;
                    assertThat(Http.json(server, path).get("total").asInt())
                            .as(path)
                            .isEqualTo(cell.get(stance).asInt());
                }
            }
        }
    }

    @Test
    void servesADocumentWithItsStatementsInTextOrder() throws Exception {
        JsonNode answer = Http.json(server, "/api/v1/documents/" + Samples.ARTICLE.id());
        List<Integer> starts = new ArrayList<>();
        answer.get("statements")
                .forEach(item -> starts.add(
                        item.get("statement").get("span").get("start").asInt()));
        assertThat(starts).isSorted().hasSize(3);
        assertThat(answer.get("document").get("text").asString()).isEqualTo(Samples.ARTICLE.text());
    }

    @Test
    void servesAStatementWithItsCarriers() throws Exception {
        JsonNode answer = Http.json(server, "/api/v1/statements/" + Samples.OFFER.id());
        assertThat(answer.get("item").get("carriers").asInt()).isEqualTo(2);
        assertThat(answer.get("carriers")).hasSize(2);
    }

    @Test
    void pagesThroughAListWithoutDuplicates() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int page = 1; page <= 4; page++) {
            Http.json(server, "/api/v1/statements?size=2&page=" + page)
                    .get("items")
                    .forEach(item -> ids.add(item.get("statement").get("id").asString()));
        }
        assertThat(ids).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void followsAListToItsEndByCursors() throws Exception {
        List<String> ids = new ArrayList<>();
        String path = "/api/v1/statements?size=2&order=received";
        while (path != null) {
            JsonNode page = Http.json(server, path);
            assertThat(page.get("total").asInt()).isEqualTo(6);
            page.get("items")
                    .forEach(item -> ids.add(item.get("statement").get("id").asString()));
            path = page.path("next").asString(null);
        }
        assertThat(ids).hasSize(6).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /api/v1/statements?size=501 | size must be a number from 1 to 500, not "501"; for more rows follow next in the answer
        /api/v1/statements?size=10000 | or read all of them as CSV
        /api/v1/statements.csv?size=10001 | without size, CSV has all rows
        /api/v1/statements?cursor=nonsense | cursor must be one from next in an answer
        /api/v1/statements?cursor=WzFd | the cursor is not one of this list
        /api/v1/sources?cursor=W10 | the cursor is not one of this list
        /api/v1/statements?cursor=WzFd&page=2 | give either page or cursor
        /api/v1/statements?clam=cooperate | unknown parameter clam
        /api/v1/statements?claim=nonsense | unknown claim "nonsense"
        /api/v1/statements?topic=nonsense | unknown topic "nonsense"
        /api/v1/statements?stance=maybe | stance must be one of favor, against, not "maybe"
        /api/v1/statements?kind=turn,shout | kind must be one of
        /api/v1/statements?from=%2B1234567890-01-01 | from must be a day such as 2023-06-21
        /api/v1/statements?period=%2B999999999-12-31 | period must be a day
        /api/v1/statements?from=yesterday | from must be a day such as 2023-06-21
        /api/v1/statements?period=2024-13 | period must be a day
        /api/v1/statements?period=2024&from=2024-01-01 | give either period, or from and to
        /api/v1/statements?page=0 | page must be a number from 1
        /api/v1/statements?page=500&size=100 | only the first 10000 rows
        /api/v1/statements?counted=yes | counted must be true or false
        /api/v1/timeline?side=CN&actor=ministry | give either side or actor
        /api/v1/timeline?bucket=year | bucket must be one of day, week, month, quarter
        /api/v1/sources?health=ill | health must be one of untried, fine, unchanged, failing, refused, silent, gone
        /api/v1/alerts?kind=shift,news | kind must be one of
        /api/v1/positions?q=1 | unknown parameter q
        """)
    void explainsWhatIsWrongWithAQuery(String path, String sentence) throws Exception {
        HttpResponse<String> response = Http.get(server, path);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body().replace("\\\"", "\"")).contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/api/v1/statements/none",
                "/api/v1/documents/none",
                "/api/v1/alerts/none",
                "/api/v1/sources/none",
                "/api/v1/documents/none/capture",
                "/api/v1/documents/none/capture/proof",
                "/api/v1/documents/none/versions",
                "/assets/../index.html"
            })
    void answersUnknownPathsAndIdsWithAProblem(String path) throws Exception {
        HttpResponse<String> response = Http.get(server, path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void refusesOtherMethodsOnReadOnlyPaths() throws Exception {
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            HttpResponse<String> response = Http.send(method, server, "/api/v1/statements", new byte[0]);
            assertThat(response.statusCode()).as(method).isEqualTo(405);
        }
        assertThat(Http.get(server, "/api/v1/documents").statusCode()).isEqualTo(405);
    }

    @Test
    void openApiDescribesExactlyTheServedRoutes() throws Exception {
        HttpResponse<String> response = Http.get(server, "/openapi");
        Map<?, ?> description = (Map<?, ?>)
                new Load(LoadSettings.builder().setMaxAliasesForCollections(200).build())
                        .loadFromString(response.body());
        Set<String> described = new TreeSet<>();
        ((Map<?, ?>) Objects.requireNonNull(description.get("paths")))
                .forEach((path, item) -> methods(description, (Map<?, ?>) item)
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        Set<String> served = new TreeSet<>(server.routes());
        served.removeIf(
                route -> route.matches(
                        "GET (/issues/\\{issue})?(/|/alerts|/subscriptions|/sources|/review|/corrections|/dead-letters|/statements|/talking-points|/accuracy|/folder|/views|/compare|/briefs|/briefs/\\{period}(\\.png)?|/(claims|actors|statements|documents|alerts|talking-points)/\\{id}(\\.png)?)"));
        served.removeIf(route -> route.matches("(GET|POST) (/issues/\\{issue})?/subscribe(/confirm/.*)?"));
        served.removeIf(route -> route.matches("GET (/issues|/issues/new|/favicon.ico|/assets/.*)"));
        assertThat(described).isEqualTo(served);
        assertThat(description.get("openapi")).isEqualTo("3.1.0");
    }

    /** Returns the methods of a path of the description; one path may refer to another. */
    private static List<String> methods(Map<?, ?> description, Map<?, ?> item) {
        Object target = item.get("$ref");
        if (target == null) {
            return item.keySet().stream()
                    .map(Object::toString)
                    .filter(name -> !name.equals("parameters"))
                    .toList();
        }
        String path = target.toString().replace("#/paths/", "").replace("~1", "/");
        Map<?, ?> paths = (Map<?, ?>) Objects.requireNonNull(description.get("paths"));
        return methods(description, (Map<?, ?>) Objects.requireNonNull(paths.get(path), path));
    }

    @Test
    void servesTheAccuracyCardOfTheBuild() throws Exception {
        JsonNode card = Http.json(server, "/api/v1/accuracy");
        assertThat(card.get("command").asString()).startsWith("bench/accuracy");
        JsonNode scores = card.get("sets").get(0).get("scores");
        assertThat(scores.get("stance").get("macroF1").get("value").asDouble()).isBetween(0.0, 1.0);
        assertThat(scores.get("confusion").size()).isEqualTo(3);
        assertThat(card.toString()).doesNotContain("\"text\"");
    }

    @Test
    void healthAndReadinessGiveReasons() throws Exception {
        assertThat(Http.get(server, "/healthz").statusCode()).isEqualTo(200);
        HttpResponse<String> ready = Http.get(server, "/readyz");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("3 of 4 tasks are active");
        assertThat(Http.get(server, "/metrics").body())
                .contains(
                        "onrecord_dashboard_records_total{issue=\"fentanyl\",outcome=\"indexed\",topic=\"onrecord.statements\"}"
                                + " 7.0")
                .contains("onrecord_dashboard_requests_seconds_count{");
    }

    @Test
    void servesTheOccasionOfAStatement() throws Exception {
        try (TestServer other = TestServer.start(folder.resolve("occasion"))) {
            Statement statement = Events.at("lake forum", Samples.ANSWER);
            other.feed(Samples.ARTICLE, statement);
            assertThat(Http.json(other, "/api/v1/statements/" + statement.id())
                            .at("/item/statement/occasion")
                            .asString())
                    .isEqualTo("lake forum");
            assertThat(Http.get(other, "/api/v1/statements.csv").body()).contains(",model,occasion", ",lake forum");
        }
    }

    @Test
    void csvShowsFormulasAsText() throws IOException, InterruptedException {
        try (TestServer other = TestServer.start(folder.resolve("formulas"))) {
            var document =
                    Events.document("f", "=1+1", null, "-2", "2024-01-01", "=HYPERLINK(\"x\") is what \"it\" says");
            other.feed(
                    document,
                    Events.statement(
                            document,
                            "=HYPERLINK(\"x\") is what \"it\" says",
                            Statement.Kind.OWN_TEXT,
                            Samples.MINISTRY,
                            null,
                            null));
            assertThat(Http.get(other, "/api/v1/statements.csv").body())
                    .contains("\"'=HYPERLINK(\"\"x\"\") is what \"\"it\"\" says\"")
                    .contains(",'=1+1,'-2,");
        }
    }
}
