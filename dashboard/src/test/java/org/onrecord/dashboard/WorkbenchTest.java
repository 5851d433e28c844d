package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onrecord.events.EventJson;
import org.onrecord.testing.Http;
import tools.jackson.databind.JsonNode;

@ExtendWith(TestServerExtension.class)
class WorkbenchTest {
    private static final String FILE = "id: teal-harbour\ntitle: The harbour\nlanguages: [en]\nterms: [harbour]\n";

    @SuppressWarnings("NullAway.Init") // by start()
    private TestServer server;

    @BeforeEach
    void start(TestServer started) {
        server = started;
    }

    @Test
    void draftsAFileFromAFewSentences() throws Exception {
        HttpResponse<String> draft = post("/api/v1/workbench/drafts", """
            {"id": "teal-harbour", "title": "The harbour", "about": "Dredging of the harbour.", "languages": ["en"]}\
            """);
        assertThat(draft.statusCode()).isEqualTo(200);
        assertThat(json(draft).path("yaml").asString()).contains("id: teal-harbour", "title: \"The harbour\"");
    }

    @Test
    void refusesNamesThatAreNoFolders() throws Exception {
        for (String id : new String[] {"../up", "Teal", "a--b", "new"}) {
            HttpResponse<String> refused = post(
                    "/api/v1/workbench/drafts",
                    "{\"id\": \"" + id + "\", \"title\": \"T\", \"about\": \"A\", \"languages\": [\"en\"]}");
            assertThat(refused.statusCode()).as(id).isEqualTo(422);
        }
        assertThat(post("/api/v1/issues", body(FILE.replace("teal-harbour", "new")))
                        .body())
                .contains("choose another id");
    }

    @Test
    void saysMistakesByLine() throws Exception {
        JsonNode check = json(post("/api/v1/workbench/checks", body(FILE + "topic: []\n")));
        assertThat(check.at("/mistakes/0/line").asInt()).isEqualTo(5);
        assertThat(check.at("/mistakes/0/message").asString()).contains("topic");
    }

    @Test
    void followsATrialUntilItEnds() throws Exception {
        HttpResponse<String> begun = post("/api/v1/workbench/trials", body(FILE));
        assertThat(begun.statusCode()).isEqualTo(202);
        String path = begun.headers().firstValue("Location").orElseThrow();
        assertThat(post("/api/v1/workbench/trials", body(FILE)).statusCode()).isEqualTo(409);
        assertThat(Http.json(server, path).path("state").asString()).isEqualTo("reading");
        assertThat(Http.json(server, path).path("state").asString()).isEqualTo("done");
        assertThat(json(post(path + "/cancellation", "{}")).path("state").asString())
                .isEqualTo("cancelled");
        assertThat(Http.get(server, "/api/v1/workbench/trials/other").statusCode())
                .isEqualTo(404);
    }

    @Test
    void savesAnIssueOnceAndNeverOverOne() throws Exception {
        HttpResponse<String> saved = post("/api/v1/issues", body(FILE));
        assertThat(saved.statusCode()).isEqualTo(201);
        assertThat(json(saved).path("file").asString()).isEqualTo("issues/teal-harbour/issue.yaml");
        HttpResponse<String> again = post("/api/v1/issues", body(FILE));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("already");
    }

    @Test
    void needsTheTokenAndKeepsItsBounds() throws Exception {
        assertThat(Http.post(server, "/api/v1/issues", body(FILE)).statusCode()).isEqualTo(401);
        assertThat(Http.post(server, "/api/v1/workbench/trials", body(FILE)).statusCode())
                .isEqualTo(401);
        HttpResponse<String> long1 = post("/api/v1/workbench/checks", body("#".repeat(200_001)));
        assertThat(long1.statusCode()).isEqualTo(422);
        assertThat(long1.body()).contains("at most 200000");
        int status = 200;
        for (int i = 0; i < 40 && status == 200; i++) {
            status = post("/api/v1/workbench/checks", body(FILE)).statusCode();
        }
        assertThat(status).isEqualTo(429);
    }

    private static String body(String yaml) {
        return EventJson.mapper().writeValueAsString(Map.of("yaml", yaml));
    }

    private HttpResponse<String> post(String path, String body) throws IOException {
        return Http.post(server, path, body, "Authorization", "Bearer secret");
    }

    private static JsonNode json(HttpResponse<String> response) {
        return EventJson.mapper().readTree(response.body());
    }
}
