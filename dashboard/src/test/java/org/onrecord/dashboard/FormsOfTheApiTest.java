package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.Event;
import org.onrecord.testing.Http;
import tools.jackson.databind.JsonNode;

/** Every list and table of the API comes as JSON and as CSV, by cursors, and with an entity tag. */
@ExtendWith(TestServerExtension.class)
class FormsOfTheApiTest {
    @SuppressWarnings("NullAway.Init") // by start()
    private static TestServer server;

    @BeforeAll
    static void start(TestServer started) {
        server = started;
        server.feed(Samples.all().toArray(Event[]::new));
        server.feed(Samples.ALERT);
        server.feed(World.LAKES, World.HERON, World.PONDS);
        server.addDeadLetter(0, "a", "{".getBytes(StandardCharsets.UTF_8), Map.of());
        server.addDeadLetter(1, "b", "[".getBytes(StandardCharsets.UTF_8), Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "statements",
                "facets",
                "positions",
                "timeline",
                "speakers",
                "outcomes",
                "corrections",
                "review",
                "questions",
                "unconfirmed-alerts",
                "talking-points",
                "alerts",
                "sources",
                "dead-letters",
                "issues"
            })
    void csvByPathAndByAcceptAreTheSameAndAnUnchangedAnswerIsNotSentAgain(String path) throws Exception {
        String url = "/api/v1/" + path;
        HttpResponse<String> byPath = get(url + ".csv", "Accept", "*/*");
        HttpResponse<String> byAccept = get(url, "Accept", "text/csv");
        assertThat(byPath.statusCode()).isEqualTo(200);
        assertThat(byPath.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(byAccept.body()).isEqualTo(byPath.body());
        for (String accept : new String[] {"application/json", "text/csv"}) {
            HttpResponse<String> first = get(url, "Accept", accept);
            String tag = first.headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> again = get(url, "Accept", accept, "If-None-Match", tag);
            assertThat(again.statusCode()).as(accept).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(first.headers().firstValue("Vary")).contains("Accept");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"statements", "outcomes", "sources", "dead-letters"})
    void cursorsLeadToEveryRowOnce(String path) throws Exception {
        String next = "/api/v1/" + path + "?size=1";
        int total = Http.json(server, next).get("total").asInt();
        assertThat(total).isGreaterThan(1);
        int rows = 0;
        while (next != null) {
            JsonNode page = Http.json(server, next);
            rows += page.get("items").size();
            next = page.path("next").asString(null);
        }
        assertThat(rows).isEqualTo(total);
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.url(path)))
                            .headers(headers)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
