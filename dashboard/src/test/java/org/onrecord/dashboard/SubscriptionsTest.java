package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.Delivery;
import org.onrecord.events.Subscription;
import org.onrecord.testing.Http;
import tools.jackson.databind.JsonNode;

/** The API of rules, subscriptions and deliveries. */
class SubscriptionsTest {
    private static final String RULE = """
        {"id": "okafor", "name": "Mira Okafor", "selects": {"actors": ["mira-okafor"], "kinds": ["shift"]},
         "pace": {"frequency": "daily", "zone": "Europe/Berlin"},
         "subscribe": [{"channel": "email", "to": "desk@harbours.example"}]}\
        """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void makesARuleAndShowsItsAddressInPart() throws IOException {
        try (TestServer server = TestServer.start(folder)) {
            assertThat(post(server, "/api/v1/rules/preview", RULE).body())
                    .contains("3 alerts in the 14 days on record, 1.5 a week");
            assertThat(post(server, "/api/v1/rules", RULE).statusCode()).isEqualTo(201);

            JsonNode item = Http.json(server, "/api/v1/rules").at("/items/0");
            assertThat(item.at("/rule/pace/frequency").asString()).isEqualTo("daily");
            assertThat(item.at("/rule/pace/coolDownDays").asInt()).isEqualTo(7);
            assertThat(item.at("/rule/selects/actors/0").asString()).isEqualTo("mira-okafor");
            assertThat(Http.json(server, "/api/v1/rules").at("/channels").toString())
                    .startsWith("[{\"channel\":\"email\",\"example\":\"desk@example.org\"},");
            assertThat(item.at("/subscriptions/0/to").asString()).isEqualTo("d…@harbours.example");

            String subscription = item.at("/subscriptions/0/id").asString();
            assertThat(post(server, "/api/v1/subscriptions/" + subscription + "/test", "{}")
                            .statusCode())
                    .isEqualTo(202);
            assertThat(Http.json(server, "/api/v1/deliveries?state=sent")
                            .at("/items/0/tells")
                            .asString())
                    .isEqualTo("test");
            assertThat(Http.get(server, "/feeds/okafor.atom").body()).isEqualTo("<feed/>");
            assertThat(post(server, "/api/v1/rules/okafor/deletion", "{}").statusCode())
                    .isEqualTo(200);
            assertThat(Http.get(server, "/feeds/okafor.atom").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void refusesWhatCannotBeUsed() throws IOException {
        try (TestServer server = TestServer.start(folder)) {
            assertThat(Http.post(server, "/api/v1/rules", RULE).statusCode()).isEqualTo(401);
            assertThat(post(server, "/api/v1/rules", RULE.replace("desk@", "desk."))
                            .body())
                    .contains("mail needs an address such as desk@example.org");
            assertThat(post(server, "/api/v1/rules", RULE.replace("actors", "actor"))
                            .body())
                    .contains("unknown field actor; expected one of actors, changes");
            assertThat(post(server, "/api/v1/rules", RULE.replace("\"shift\"", "\"shifts\""))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(post(server, "/api/v1/rules", RULE.replace("Mira Okafor", "Everything"))
                            .body())
                    .contains("more than 50 a day is refused");
        }
    }

    @Test
    void theReceiverOfAMailEndsItWithoutAToken() throws IOException {
        try (TestServer server = TestServer.start(folder)) {
            post(server, "/api/v1/rules", RULE);
            String id = Http.json(server, "/api/v1/rules")
                    .at("/items/0/subscriptions/0/id")
                    .asString();

            String leave =
                    String.valueOf(server.written(Subscription.class).getFirst().leave());

            assertThat(Http.get(server, "/unsubscribe/" + id + "/" + leave).body())
                    .contains("You get mail of “Mira Okafor” at d…@harbours.example.")
                    .doesNotContain("desk@");
            assertThat(Http.post(server, "/unsubscribe/" + id + "/another-word", "List-Unsubscribe=One-Click")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(Http.json(server, "/api/v1/rules").at("/items/0/subscriptions"))
                    .hasSize(1);
            assertThat(Http.json(server, "/api/v1/rules").toString()).doesNotContain(leave);

            assertThat(Http.post(server, "/unsubscribe/" + id + "/" + leave, "List-Unsubscribe=One-Click")
                            .body())
                    .contains("This subscription has ended.");
            assertThat(Http.json(server, "/api/v1/rules").at("/items/0/subscriptions"))
                    .isEmpty();
            assertThat(Http.get(server, "/unsubscribe/" + id + "/" + leave).body())
                    .contains("This subscription has ended.");
        }
    }

    @Test
    void listsDeliveriesPageByPage() throws IOException {
        try (TestServer server = TestServer.start(folder)) {
            post(server, "/api/v1/rules", RULE);
            Subscription to = server.written(Subscription.class).getFirst();
            for (int number = 1; number <= 3; number++) {
                server.feed(ScriptedDesk.delivery("d" + number, number, "okafor", to.id(), Delivery.Tells.ALERT));
            }
            server.feed(ScriptedDesk.delivery("d4", 4, "deleted", "ended", Delivery.Tells.ALERT));

            JsonNode first = Http.json(server, "/api/v1/deliveries?rule=okafor&channel=email&size=2");
            assertThat(first.at("/items/0/id").asString()).isEqualTo("d3");
            assertThat(first.at("/items/0/name").asString()).isEqualTo("Mira Okafor");
            assertThat(first.at("/items/0/to").asString()).isEqualTo("d…@harbours.example");
            assertThat(first.at("/total").asInt()).isEqualTo(3);
            assertThat(Http.json(server, first.at("/next").asString())
                            .at("/items/0/id")
                            .asString())
                    .isEqualTo("d1");
            assertThat(Http.json(server, "/api/v1/deliveries")
                            .at("/items/0/channel")
                            .asString())
                    .isEqualTo("ended");
            assertThat(Http.get(server, "/api/v1/deliveries.csv").body().lines().skip(1))
                    .hasSize(4)
                    .first()
                    .asString()
                    .startsWith("d4,deleted,deleted,ended,,alert,sent,a1,first-position,An invented alert,");
            assertThat(Http.get(server, "/api/v1/deliveries?size=501").statusCode())
                    .isEqualTo(400);
            assertThat(Http.json(server, "/api/v1/rules").at("/items/0/sent").asInt())
                    .isEqualTo(3);
        }
    }

    @Test
    void aWebhookNamesItsSecret() throws IOException {
        try (TestServer server = TestServer.start(folder)) {
            String webhook = RULE.replace(
                    "\"email\", \"to\": \"desk@harbours.example\"",
                    "\"webhook\", \"to\":" + " \"https://desk.example/hook\", \"secret\": \"desk\"");
            assertThat(post(server, "/api/v1/rules", webhook).statusCode()).isEqualTo(201);
            assertThat(post(server, "/api/v1/rules", webhook.replace("\"desk\"}", "\"whsec_MfKQ9r8G\"}"))
                            .body())
                    .contains("never write the secret itself");
        }
    }

    private static HttpResponse<String> post(TestServer server, String path, String body) throws IOException {
        return Http.post(server, path, body, "Authorization", "Bearer secret");
    }
}
