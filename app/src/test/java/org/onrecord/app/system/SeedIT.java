package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.testing.Browser;
import org.onrecord.testing.Http;
import org.openqa.selenium.chrome.ChromeDriver;
import tools.jackson.databind.JsonNode;

/** One command on the seed: the page shows the expected statements and updates live. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeedIT {
    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // by serve()
    private Path seeds;

    @SuppressWarnings("NullAway.Init") // by serve()
    private Onrecord system;

    @BeforeAll
    void serve() throws IOException {
        seeds = Files.createDirectories(folder.resolve("seeds"));
        try (Stream<Path> files = Files.list(TOP.resolve("seeds"))) {
            for (Path file : files.toList()) {
                Files.copy(file, seeds.resolve(String.valueOf(file.getFileName())));
            }
        }
        system = Onrecord.serve(folder.resolve("data"), seeds, TOP.resolve("issues/fentanyl/issue.yaml"));
        system.await(
                "the seed read",
                Duration.ofMinutes(1),
                () -> system.get("/api/v1/status").body().contains("\"read\":1"));
    }

    @AfterAll
    void stop() {
        if (system != null) {
            system.close();
        }
    }

    @Test
    @Order(1)
    void writesStatementsTrendsAndAlertsToTheirTopics() {
        assertThat(system.export("statements"))
                .contains("\"name\":\"Yu Haibin\"")
                .contains("\"name\":\"Qin Gang\"")
                .contains("\"id\":\"antony-blinken\"");
        assertThat(system.export("trends"))
                .contains(
                        "\"subject\":{\"kind\":\"claim\",\"id\":\"cooperate\"},\"holder\":{\"kind\":\"side\",\"id\":\"CN\"}");
        assertThat(system.export("alerts")).contains("\"kind\":\"first-position\"");
    }

    @Test
    @Order(2)
    void servesHealthReadinessAndMetrics() throws IOException {
        assertThat(system.get("/healthz").statusCode()).isEqualTo(200);
        assertThat(system.get("/readyz").body())
                .contains("\"ingest\":\"ok\"", "\"processor\":\"ok\"", "\"index\":\"ok\"");
        assertThat(system.get("/metrics").body())
                .contains("onrecord_processor_documents_total{issue=\"fentanyl\",outcome=\"statements\"} 1.0")
                .contains("onrecord_processor_reading_seconds_count{issue=\"fentanyl\",outcome=\"read\"}")
                .contains("onrecord_ingest_items_total{outcome=\"published\",source=\"seeds\"} 1.0")
                .contains("onrecord_build_info")
                .contains("jvm_memory_used_bytes")
                .doesNotContain("kafka_stream_", "kafka_producer_");
    }

    @Test
    @Order(3)
    void showsThePageAndAddsANewStatementWithoutReload() throws IOException {
        ChromeDriver browser = Browser.open(folder.resolve("browser"), false);
        try {
            browser.get(system.url("/"));
            Browser.await(
                    browser, "Qin Gang", () -> Browser.text(browser, "main").contains("Qin Gang"));
            browser.get(system.url("/statements"));
            Browser.await(
                    browser,
                    "the newest statements",
                    () -> Browser.text(browser, "#list").contains("Read in context"));
            browser.executeScript("window.sameDocument = true");

            Files.writeString(seeds.resolve("late.txt"), """
                ---
                publisher: Teal Valley Record
                date: 2026-02-03
                ---
                Reporter: What do you say about cooperation on fentanyl?
                Foreign Ministry Spokesperson: We are ready to cooperate with all countries against fentanyl and other drugs.
                """);

            Browser.await(
                    browser,
                    "ready to cooperate with all countries",
                    () -> Browser.text(browser, "#list").contains("ready to cooperate with all countries"));
            assertThat(browser.executeScript("return window.sameDocument")).isEqualTo(true);
        } finally {
            browser.quit();
        }
    }

    @Test
    @Order(4)
    void acceptsAPushedDocumentWithTheToken() throws IOException, InterruptedException {
        String token = Files.readString(folder.resolve("data/admin-token")).strip();
        String document =
                "{\"id\": \"p1\", \"publisher\": \"Teal Valley Record\", \"text\": \"Reporter: And fentanyl?\\n"
                        + "Foreign Ministry Spokesperson: China and other countries should cooperate on drug control.\"}";

        assertThat(push(document, "Content-Type", "application/json").statusCode())
                .isEqualTo(401);
        assertThat(push(document, "Content-Type", "application/json", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(202);
        system.await(
                "the push read",
                Duration.ofMinutes(1),
                () -> system.get("/api/v1/statements?q=drug+control").body().contains("on drug control"));
    }

    @Test
    @Order(5)
    void theNextRequestSeesANewRuleAndItsDeliveries() throws IOException {
        String token =
                "Bearer " + Files.readString(folder.resolve("data/admin-token")).strip();
        assertThat(Http.post(system, "/api/v1/rules", """
                        {"id": "all", "name": "All alerts", "subscribe": [{"channel": "page"}]}
                        """, "Authorization", token)
                        .statusCode())
                .isEqualTo(201);
        JsonNode rule = Http.json(system, "/api/v1/rules").at("/items/0");
        assertThat(rule.at("/rule/id").asString()).isEqualTo("all");

        String subscription = rule.at("/subscriptions/0/id").asString();
        assertThat(Http.post(system, "/api/v1/subscriptions/" + subscription + "/test", "{}", "Authorization", token)
                        .statusCode())
                .isEqualTo(202);
        assertThat(Http.json(system, "/api/v1/deliveries").at("/items/0/tells").asString())
                .isEqualTo("test");
        system.await(
                "the test sent",
                Duration.ofMinutes(1),
                () -> Http.json(system, "/api/v1/deliveries?channel=page&state=sent")
                                .at("/total")
                                .asInt()
                        == 1);

        Http.post(system, "/api/v1/rules/all/deletion", "{}", "Authorization", token);
        assertThat(Http.json(system, "/api/v1/rules").at("/items/0/on").asBoolean())
                .isFalse();
    }

    @Test
    @Order(6)
    void keepsEverythingAcrossAStopAndReadsNothingTwice() throws IOException {
        String before = system.export("statements");
        system.stop();
        system.restart();
        assertThat(system.export("statements")).isEqualTo(before);
        assertThat(system.get("/metrics").body())
                .doesNotContain("onrecord_processor_documents_total{issue=\"fentanyl\",outcome=\"statements\"}");
    }

    @Test
    @Order(7)
    void namesTheProcessThatHoldsTheDataFolder() throws IOException {
        CommandResult said = Onrecord.launch(
                Map.of(),
                "serve",
                "--data",
                folder.resolve("data").toString(),
                "--port",
                Integer.toString(Onrecord.freePort()),
                "--broker-port",
                Integer.toString(Onrecord.freePort()));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("in use").doesNotContain("\tat ");
    }

    private HttpResponse<String> push(String document, String... headers) throws IOException {
        return Http.post(system, "/api/v1/documents", document, headers);
    }
}
