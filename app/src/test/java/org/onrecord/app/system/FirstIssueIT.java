package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.testing.Browser;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a first-time user: from the page "New issue" to a page with the first true statements, on invented documents. It logs what each
 * step takes, and leaves pictures in {@code target/first-issue}.
 */
@Timeout(900)
class FirstIssueIT {
    private static final Logger LOG = LoggerFactory.getLogger(FirstIssueIT.class);
    private static final String TOKEN = "a-long-secret";
    private static final Path PICTURES = Path.of("target", "first-issue");

    private static final List<String> DOCUMENTS = List.of(
            line(
                    "f1",
                    "Press conference on the ferry",
                    "Reporter: Will the night ferry sail again?\\n"
                            + "Ada Quill: The night ferry to Oxbow must sail again; the islanders depend on it.\\n"),
            line(
                    "f2",
                    "Answers on the ferry",
                    "Reporter: What about the night ferry?\\n"
                            + "Ben Tarn: We will not bring the night ferry back. It is too expensive for our harbour.\\n"),
            line(
                    "f3",
                    "On the harvest",
                    "Reporter: How was the harvest?\\nBen Tarn: The barley was good and the apples were late.\\n"),
            line(
                    "f4",
                    "Statement on crossings",
                    "Ada Quill: The crossing by night has to be restored at once. Without the ferry our hospital has"
                            + " no doctors.\\n"));

    private static final String COMPLETE = """
        id: night-ferry
        title: "The night ferry to Oxbow"
        description: "Whether the night ferry to Oxbow sails again, and who pays for it."
        languages: [en]
        terms: ["ferry", "crossing"]
        topics:
          - id: sailing
            label: Sailing again
            description: whether and when the ferry sails
            examples:
              - The ferry will sail again in spring.
              - There will be no crossing at night this year.
              - We want the ferry back on its old timetable.
        claims:
          - id: sail-again
            label: The ferry should sail again
            text: The night ferry to Oxbow should sail again.
            favor:
              - The night ferry must sail again.
              - We need the ferry back, because the islanders depend on it.
              - The crossing has to be restored at once.
            against:
              - The night ferry will not come back.
              - We will not bring the ferry back; it is too expensive.
              - Nobody needs a crossing at night.
        actors:
          - id: northmark
            kind: government
            names: {en: [Northmark]}
            side: NM
            tier: 1
          - id: ada-quill
            names: {en: [Ada Quill]}
            organisation: northmark
            side: NM
            tier: 1
          - id: southmark
            kind: government
            names: {en: [Southmark]}
            side: SM
            tier: 1
          - id: ben-tarn
            names: {en: [Ben Tarn]}
            organisation: southmark
            side: SM
            tier: 1
        """;

    @TempDir
    Path folder;

    private Instant step = Instant.now();

    @Test
    void aFewSentencesLeadToAPageWithTheFirstTrueStatements() throws Exception {
        Path seeds = Files.createDirectories(folder.resolve("no-seeds"));
        Path issues = Files.createDirectories(folder.resolve("issues"));
        Files.copy(
                DamDocuments.ISSUE,
                Files.createDirectories(issues.resolve("dam")).resolve("issue.yaml"));
        Path documents = DamDocuments.write(folder.resolve("ferry.jsonl"), DOCUMENTS);
        Instant begun = Instant.now();
        ChromeDriver browser = Browser.open(folder.resolve("browser"), false);
        try {
            try (Onrecord system =
                    Onrecord.serve(folder.resolve("data"), seeds, issues, Map.of("ONRECORD_ADMIN_TOKEN", TOKEN))) {
                CommandResult said = system.command("import", documents.toString());
                assertThat(said.code()).as(said.err()).isZero();
                system.await(
                        "the documents",
                        Duration.ofMinutes(2),
                        () -> system.json("/api/v1/status").path("documents").asInt() == DOCUMENTS.size());
                begun = Instant.now();
                step = begun;
                browser.get(system.url("/issues/new"));
                startIssue(browser);
                assertThat(issues.resolve("night-ferry/issue.yaml")).hasContent(COMPLETE);
                system.await(
                        "the first statements",
                        Duration.ofMinutes(3),
                        () -> system.get("/api/v1/issues/night-ferry/statements?counted=true&claim=sail-again")
                                .body()
                                .contains("must sail again"));
                Browser.click(browser, "#open-issue");
                Browser.await(
                        browser,
                        "the statements",
                        () -> Browser.text(browser, "main").contains("must sail again"));
                done("first statements on the page");
                picture(browser, "4-first-statements");
                // Documents of other partitions are read later, on a busy machine much later.
                system.await(
                        "the other statements",
                        Duration.ofMinutes(3),
                        () -> system.get("/api/v1/issues/night-ferry/statements?counted=true&claim=sail-again")
                                .body()
                                .contains("We will not bring the night ferry back"));
                done("all statements");
                Browser.awaitThat(
                        browser,
                        () -> assertThat(Browser.text(browser, "main"))
                                .contains("The ferry should sail again", "We will not bring the night ferry back"));
            }
        } finally {
            browser.quit();
        }
        LOG.info("From the page New issue to the first true statements: {} s", seconds(begun));
    }

    /** Goes through the page up to the saved file. */
    private void startIssue(ChromeDriver browser) throws IOException {
        Browser.await(browser, "#live[data-state='live']");
        Browser.type(browser, "[name=title]", "The night ferry to Oxbow");
        Browser.type(browser, "[name=about]", "Whether the night ferry to Oxbow sails again, and who pays for it.");
        Browser.click(browser, "#draft button[type=submit]");
        Browser.await(browser, "dialog[open] [name=token]");
        Browser.type(browser, "dialog [name=token]", TOKEN);
        Browser.click(browser, "dialog button[type=submit]");
        Browser.await(browser, "the draft", () -> yaml(browser).contains("id: the-night-ferry-to-oxbow"));
        Browser.await(
                browser, "the check", () -> Browser.text(browser, "#findings").contains("There are no claims"));
        done("a checked draft");
        picture(browser, "1-draft");
        browser.executeScript(
                "const t = document.getElementById('yaml'); t.value = arguments[0]; t.dispatchEvent(new"
                        + " Event('input'))",
                COMPLETE);
        Browser.await(
                browser,
                "the new check",
                () -> Browser.text(browser, "#findings").contains("claims: 1"));
        Browser.click(browser, "#try");
        Browser.await(
                browser,
                "the trial",
                () -> Browser.text(browser, "#trial-state").equals("Done"));
        done("tried");
        picture(browser, "2-tried");
        Browser.awaitThat(
                browser,
                () -> assertThat(Browser.text(browser, "#trial"))
                        .contains("of 4 documents name a term", "must sail again"));
        Browser.click(browser, "#save");
        Browser.await(
                browser, "the saved file", () -> Browser.text(browser, "#saved").contains("issue.yaml"));
        done("saved");
        picture(browser, "3-saved");
    }

    private static String yaml(ChromeDriver browser) {
        return String.valueOf(browser.findElement(By.id("yaml")).getDomProperty("value"));
    }

    private void done(String what) {
        LOG.info("{} s: {}", seconds(step), what);
        step = Instant.now();
    }

    private static long seconds(Instant since) {
        return Duration.between(since, Instant.now()).toSeconds();
    }

    private static void picture(ChromeDriver browser, String name) throws IOException {
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    private static String line(String id, String title, String text) {
        return """
            {"id": "%s", "publisher": "Oxbow Record", "lang": "en", "date": "2024-03-05", "fetched": "2025-01-01T00:00:00Z", \
            "title": "%s", "text": "%s"}\
            """.formatted(id, title, text);
    }
}
