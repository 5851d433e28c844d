package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.Delivery;
import org.onrecord.events.Event;
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
            assertThat(Http.get(server, "/feeds/okafor.atom").body()).contains("<title>0 alerts</title>");
            assertThat(post(server, "/api/v1/rules/okafor/deletion", "{}").statusCode())
                    .isEqualTo(200);
            assertThat(Http.get(server, "/feeds/okafor.atom").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void keepsTheLanguageOfASubscription() throws IOException {
        try (TestServer server = TestServer.start(folder)) {
            String chinese = RULE.replace("\"email\", ", "\"email\", \"language\": \"zh\", ");
            assertThat(post(server, "/api/v1/rules", chinese).statusCode()).isEqualTo(201);
            assertThat(server.written(Subscription.class).getLast().language()).isEqualTo("zh");
            assertThat(post(server, "/api/v1/rules", RULE).statusCode()).isEqualTo(201);
            assertThat(server.written(Subscription.class).getLast().language()).isEqualTo("en");
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
            String ended = "This subscription has ended already, or the link is wrong.";
            for (String wrong : List.of("another-token", leave.substring(1), leave + "x")) {
                HttpResponse<String> answer =
                        Http.post(server, "/unsubscribe/" + id + "/" + wrong, "List-Unsubscribe=One-Click");
                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(answer.body()).contains(ended).doesNotContain("harbours");
                assertThat(Http.get(server, "/unsubscribe/" + id + "/" + wrong).body())
                        .isEqualTo(answer.body());
            }
            assertThat(Http.json(server, "/api/v1/rules").at("/items/0/subscriptions"))
                    .hasSize(1);
            assertThat(Http.json(server, "/api/v1/rules").toString()).doesNotContain(leave);

            assertThat(Http.post(server, "/unsubscribe/" + id + "/" + leave, "List-Unsubscribe=One-Click")
                            .body())
                    .contains("This subscription has ended.");
            assertThat(Http.json(server, "/api/v1/rules").at("/items/0/subscriptions"))
                    .isEmpty();
            HttpResponse<String> gone = Http.get(server, "/unsubscribe/" + id + "/" + leave);
            assertThat(gone.statusCode()).isEqualTo(404);
            assertThat(gone.body()).contains(ended);
        }
    }

    @Test
    void theRulesThatSelectAnAlertAreThoseOfAStandingOne() throws IOException {
        try (TestServer server = TestServer.start(folder)) {
            server.feed(Samples.all().toArray(Event[]::new));
            post(server, "/api/v1/rules", RULE);

            assertThat(Http.json(server, "/api/v1/rules?alert=" + Samples.ALERT.id())
                            .at("/items/0/rule/id")
                            .asString())
                    .isEqualTo("okafor");
            assertThat(Http.json(server, "/api/v1/rules?alert=none").at("/items"))
                    .isEmpty();
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

    @Test
    void noRuleOverwritesAnother() throws IOException {
        try (TestServer server = TestServer.start(folder)) {
            assertThat(post(server, "/api/v1/rules", RULE).statusCode()).isEqualTo(201);
            String other = RULE.replace("\"shift\"", "\"volume\"");

            HttpResponse<String> refused = post(server, "/api/v1/rules", other);
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body())
                    .contains("there is a rule okafor that says something else; leave the id out to make another rule,"
                            + " or change it with POST /api/v1/rules/okafor");
            assertThat(post(server, "/api/v1/rules", RULE.replace("desk@", "night@"))
                            .statusCode())
                    .isEqualTo(201);

            JsonNode item = Http.json(server, "/api/v1/rules").at("/items/0");
            assertThat(item.at("/rule/selects/kinds").toString()).isEqualTo("[\"shift\"]");
            assertThat(item.at("/subscriptions")).hasSize(2);
        }
    }

    @Test
    void aRuleWithoutAnIdGetsOneOfAllThatItSays() throws IOException {
        try (TestServer server = TestServer.start(folder)) {
            String rule = """
                {"name": "任何立场变化", "selects": {"actors": ["mira-okafor"]}, "pace": {"zone": "Asia/Shanghai"}}\
                """;
            String quiet = rule.replace("{\"zone\"", "{\"quietFrom\": \"22:00\", \"quietTo\": \"07:00\", \"zone\"");
            String english = rule.replace("任何立场变化", "Any change of Åland's position!");
            for (String each : List.of(rule, quiet, rule.replace("mira-okafor", "ines-calder"), english, rule)) {
                assertThat(post(server, "/api/v1/rules", each).statusCode()).isEqualTo(201);
            }

            List<String> ids = Http.json(server, "/api/v1/rules")
                    .at("/items")
                    .valueStream()
                    .filter(item -> item.get("on").asBoolean())
                    .map(item -> item.at("/rule/id").asString())
                    .toList();
            assertThat(ids).hasSize(4).doesNotHaveDuplicates();
            assertThat(ids).filteredOn(id -> id.matches("[0-9a-f]{12}")).hasSize(3);
            assertThat(ids)
                    .filteredOn(id -> id.matches("any-change-of-a-land-s-position-[0-9a-f]{12}"))
                    .hasSize(1);
        }
    }

    @Test
    void aChangedRuleKeepsWhatTheBodyLeavesOut() throws IOException {
        try (TestServer server = TestServer.start(folder)) {
            post(server, "/api/v1/rules", RULE.replace("\"actors\"", "\"tier\": 1, \"words\": \"lamps\", \"actors\""));
            post(server, "/api/v1/rules/okafor/mute", "{\"until\": \"2030-01-01T00:00:00Z\"}");
            JsonNode before = Http.json(server, "/api/v1/rules").at("/items/0/rule");

            HttpResponse<String> changed = post(server, "/api/v1/rules/okafor", """
                {"name": "Okafor and Calder", "selects": {"actors": ["mira-okafor", "ines-calder"], "words": null},
                 "pace": {"quietFrom": "22:00", "quietTo": "07:00"}}\
                """);
            assertThat(changed.statusCode()).isEqualTo(200);

            JsonNode after = Http.json(server, "/api/v1/rules").at("/items/0/rule");
            assertThat(after.get("name").asString()).isEqualTo("Okafor and Calder");
            assertThat(after.at("/selects/actors").toString()).isEqualTo("[\"mira-okafor\",\"ines-calder\"]");
            assertThat(after.at("/selects/kinds").toString()).isEqualTo("[\"shift\"]");
            assertThat(after.at("/selects/tier").asInt()).isEqualTo(1);
            assertThat(after.at("/selects").has("words")).isFalse();
            assertThat(after.at("/pace/frequency").asString()).isEqualTo("daily");
            assertThat(after.at("/pace/quietFrom").asString()).isEqualTo("22:00:00");
            assertThat(after.get("since")).isEqualTo(before.get("since"));
            assertThat(after.get("mutedUntil").asString()).isEqualTo("2030-01-01T00:00:00Z");
            assertThat(Http.json(server, "/api/v1/rules").at("/items/0/subscriptions"))
                    .hasSize(1);

            assertThat(post(server, "/api/v1/rules/nobody", "{}").statusCode()).isEqualTo(404);
            assertThat(post(server, "/api/v1/rules/okafor", "{\"id\": \"other\"}")
                            .body())
                    .contains("the id of a rule cannot be changed");
            assertThat(Http.post(server, "/api/v1/rules/okafor", "{}").statusCode())
                    .isEqualTo(401);
            post(server, "/api/v1/rules/okafor", "{\"selects\": {\"actors\": null}, \"pace\": {\"frequency\": null}}");
            JsonNode usual = Http.json(server, "/api/v1/rules").at("/items/0/rule");
            assertThat(usual.at("/selects/actors").toString()).isEqualTo("[]");
            assertThat(usual.at("/pace/frequency").asString()).isEqualTo("at-once");
        }
    }

    @Test
    void aFeedIsSentAgainOnlyIfItChanged() throws IOException {
        try (TestServer server = TestServer.start(folder)) {
            post(server, "/api/v1/rules", RULE);
            HttpResponse<String> first = Http.get(server, "/feeds/okafor.atom");
            String tag = first.headers().firstValue("ETag").orElseThrow();
            String modified = first.headers().firstValue("Last-Modified").orElseThrow();

            for (List<String> condition : List.of(
                    List.of("If-None-Match", tag),
                    List.of("If-None-Match", "\"other\", " + tag),
                    List.of("If-Modified-Since", modified))) {
                HttpResponse<String> again =
                        Http.get(server, "/feeds/okafor.atom", condition.getFirst(), condition.getLast());
                assertThat(again.statusCode()).isEqualTo(304);
                assertThat(again.body()).isEmpty();
                assertThat(again.headers().firstValue("ETag")).contains(tag);
            }
            assertThat(Http.get(server, "/feeds/okafor.json", "If-None-Match", tag)
                            .statusCode())
                    .isEqualTo(200);
            for (String wrong : List.of("Fri, 01 Mar 2024 09:00:00 GMT", "yesterday")) {
                assertThat(Http.get(server, "/feeds/okafor.atom", "If-Modified-Since", wrong)
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void theFeedOfAReadyMadeRuleIsThereBeforeItIsOn() throws IOException {
        try (TestServer server = TestServer.start(folder)) {
            server.feed(Samples.all().toArray(Event[]::new));
            int alerts = Http.json(server, "/api/v1/alerts").at("/total").asInt();
            assertThat(alerts).isPositive();

            assertThat(Http.get(server, "/feeds/leaders.atom").body()).contains("<title>" + alerts + " alerts</title>");
            String tag = Http.get(server, "/feeds/leaders.atom")
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            assertThat(Http.get(server, "/feeds/leaders.atom", "If-None-Match", tag)
                            .statusCode())
                    .isEqualTo(304);
            assertThat(Http.get(server, "/feeds/nobody.atom").statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> post(TestServer server, String path, String body) throws IOException {
        return Http.post(server, path, body, "Authorization", "Bearer secret");
    }
}
