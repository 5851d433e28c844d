package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
import org.openqa.selenium.By;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** One command on the seed: the page shows what the seed must give, and goes on living. */
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
                () -> exported("outcomes").lines().count() == 1);
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
        assertThat(exported("statements"))
                .contains("\"name\":\"Yu Haibin\"")
                .contains("\"name\":\"Qin Gang\"")
                .contains("\"id\":\"antony-blinken\"");
        assertThat(exported("trends"))
                .contains(
                        "\"subject\":{\"kind\":\"claim\",\"id\":\"cooperate\"},\"holder\":{\"kind\":\"side\",\"id\":\"CN\"}");
        assertThat(exported("alerts")).contains("\"kind\":\"first-position\"");
    }

    @Test
    @Order(2)
    void tellsMachinesHowItIs() throws IOException {
        assertThat(system.get("/healthz").statusCode()).isEqualTo(200);
        assertThat(system.get("/readyz").body())
                .contains("\"ingest\":\"ok\"", "\"processor\":\"ok\"", "\"index\":\"ok\"");
        assertThat(system.get("/metrics").body())
                .contains("onrecord_processor_documents_total{outcome=\"statements\"} 1.0")
                .contains("onrecord_processor_reading_seconds_count{outcome=\"read\"}")
                .contains("onrecord_ingest_items_total{outcome=\"published\",source=\"seeds\"} 1.0")
                .contains("kafka_stream_")
                .contains("kafka_producer_")
                .contains("jvm_memory_used_bytes");
    }

    @Test
    @Order(3)
    void showsThePageAndAddsAnArrivingStatementWithoutReload() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/chromium")), "skipped: no /usr/bin/chromium here");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/chromedriver")), "skipped: no /usr/bin/chromedriver here");
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--user-data-dir=" + folder.resolve("browser"));
        WebDriver browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                        .build(),
                options);
        try {
            WebDriverWait patience = new WebDriverWait(browser, Duration.ofSeconds(40));
            browser.get(system.at("/").toString());
            patience.until(page -> text(page, "#board").contains("Yu Haibin"));
            patience.until(page -> text(page, "#list").contains("Qin Gang"));
            ((ChromeDriver) browser).executeScript("window.sameDocument = true");

            Files.writeString(seeds.resolve("late.txt"), """
                    ---
                    publisher: Teal Valley Record
                    date: 2031-02-03
                    ---
                    Reporter: What do you say about cooperation on fentanyl?
                    Foreign Ministry Spokesperson: We are ready to cooperate with all countries against fentanyl and other drugs.
                    """);

            patience.until(page -> text(page, "#list").contains("ready to cooperate with all countries"));
            assertThat(((ChromeDriver) browser).executeScript("return window.sameDocument"))
                    .isEqualTo(true);
        } finally {
            browser.quit();
        }
    }

    @Test
    @Order(4)
    void takesAPushedDocumentWithItsToken() throws IOException, InterruptedException {
        String token = Files.readString(folder.resolve("data/admin-token")).strip();
        String document =
                "{\"id\": \"p1\", \"publisher\": \"Teal Valley Record\", \"text\": \"Reporter: And fentanyl?\\n"
                        + "Foreign Ministry Spokesperson: China and other countries should cooperate on drug control.\"}";

        assertThat(push(document, List.of()).statusCode()).isEqualTo(401);
        assertThat(push(document, List.of("Authorization", "Bearer " + token)).statusCode())
                .isEqualTo(202);
        system.await(
                "the push read",
                Duration.ofMinutes(1),
                () -> exported("statements").contains("on drug control"));
    }

    @Test
    @Order(5)
    void keepsEverythingThroughAStopAndReadsNothingTwice() throws IOException {
        String before = exported("statements");
        system.stop();
        system.restart();
        assertThat(exported("statements")).isEqualTo(before);
        assertThat(system.get("/metrics").body())
                .doesNotContain("onrecord_processor_documents_total{outcome=\"statements\"}");
    }

    @Test
    @Order(6)
    void namesTheProcessThatHoldsTheDataFolder() throws IOException {
        Onrecord.Said said = Onrecord.run(
                Map.of(),
                "",
                "serve",
                "--data",
                folder.resolve("data").toString(),
                "--port",
                Integer.toString(Onrecord.freePort()),
                "--broker-port",
                Integer.toString(Onrecord.freePort()));
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err()).contains("in use").doesNotContain("\tat ");
    }

    private HttpResponse<String> push(String document, List<String> headers) throws IOException, InterruptedException {
        URI at = system.at("/api/v1/documents");
        HttpRequest.Builder request = HttpRequest.newBuilder(at)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(document));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    private String exported(String what) {
        try {
            return system.export(what);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(SearchContext page, String selector) {
        return page.findElements(By.cssSelector(selector)).stream()
                .map(element -> String.valueOf(element.getText()))
                .findFirst()
                .orElse("");
    }
}
