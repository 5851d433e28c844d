package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.testing.Http;
import tools.jackson.databind.JsonNode;

@ExtendWith(TestServerExtension.class)
class DeadLettersTest {
    @SuppressWarnings("NullAway.Init") // by start()
    private TestServer server;

    @BeforeEach
    void start(TestServer started) {
        server = started;
        server.addDeadLetter(
                0,
                "inbox/a.txt",
                bytes(""),
                Map.of(
                        DeadLetterHeaders.STAGE,
                        "ingest",
                        DeadLetterHeaders.REASON,
                        "no text",
                        DeadLetterHeaders.ORIGIN,
                        "inbox/a.txt"));
        server.addDeadLetter(
                1,
                "d1",
                bytes("{}"),
                Map.of(
                        DeadLetterHeaders.STAGE,
                        "processor",
                        DeadLetterHeaders.REASON,
                        "the record cannot be read",
                        DeadLetterHeaders.TOPIC,
                        "onrecord.documents",
                        DeadLetterHeaders.PARTITION,
                        "0",
                        DeadLetterHeaders.OFFSET,
                        "5"));
    }

    @Test
    void listsDeadLettersByStageWithReasonAndObstacle() throws Exception {
        assertThat(ids("/api/v1/dead-letters")).containsExactlyInAnyOrder("0-0", "0-1");
        assertThat(ids("/api/v1/dead-letters?stage=processor")).containsExactly("0-1");
        JsonNode letter = Http.json(server, "/api/v1/dead-letters?stage=ingest").at("/items/0");
        assertThat(letter.path("obstacle").asString()).contains("correct it where it came from, inbox/a.txt");
        assertThat(Http.get(server, "/api/v1/dead-letters.csv").body())
                .contains(
                        "0-1,d1,onrecord.documents,the record cannot be read,", ",processor,onrecord.documents-0@5,1,");
    }

    @Test
    void retriesADeadLetterWithTheToken() throws Exception {
        assertThat(Http.post(server, "/api/v1/dead-letters/0-1/retry", "{}").statusCode())
                .isEqualTo(401);

        HttpResponse<String> response = retry("0-1");
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEqualTo("{\"id\":\"0-1\",\"topic\":\"onrecord.documents\",\"tries\":1}");
        assertThat(ids("/api/v1/dead-letters")).containsExactly("0-0");
        assertThat(ids("/api/v1/dead-letters?retried=true")).containsExactly("0-1");
    }

    @Test
    void explainsWhyADeadLetterCannotBeRetried() throws Exception {
        HttpResponse<String> response = retry("0-0");
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.body()).contains("it was never a record on a topic");
        assertThat(retry("0-9").statusCode()).isEqualTo(404);
        server.brokerDown(true);
        assertThat(retry("0-1").statusCode()).isEqualTo(503);
    }

    private HttpResponse<String> retry(String id) throws Exception {
        return Http.post(server, "/api/v1/dead-letters/" + id + "/retry", "{}", "Authorization", "Bearer secret");
    }

    private List<String> ids(String path) throws Exception {
        return Http.json(server, path)
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
