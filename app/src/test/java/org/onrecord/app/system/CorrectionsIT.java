package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.dashboard.access.TokenFile;
import org.onrecord.dashboard.access.UserRole;
import org.onrecord.events.EventJson;
import org.onrecord.testing.Await;
import org.onrecord.testing.Browser;
import org.onrecord.testing.Http;
import org.openqa.selenium.chrome.ChromeDriver;
import tools.jackson.databind.JsonNode;

/**
 * A correction changes statement, trend, alert and page at once, stays through a new version and a crash, and is
 * revoked exactly.
 */
class CorrectionsIT {
    private static final List<String> TABLES =
            List.of("statements", "trends", "alerts", "unconfirmed-alerts", "outcomes");
    private static final String HARM = "The dam on the Teal river has done great harm to our farmers.";

    private static final String TOKEN = "a-long-secret";

    @TempDir
    Path folder;

    private String ines = "";
    private String tom = "";

    @Test
    void aCorrectionOutlivesVersionsAndCrashesUntilItIsRevoked() throws Exception {
        Path seeds = Files.createDirectories(folder.resolve("no-seeds"));
        try (Onrecord system = Onrecord.serve(
                folder.resolve("data"), seeds, DamDocuments.ISSUE, Map.of("ONRECORD_ADMIN_TOKEN", TOKEN))) {
            // The tokens of people who correct are made while the dashboard runs.
            TokenFile people = new TokenFile(folder.resolve("data/tokens.yaml"));
            ines = people.add("Ines Calder", UserRole.EDIT, Instant.EPOCH);
            tom = people.add("Tom Reed", UserRole.EDIT, Instant.EPOCH);
            imports(system, 1, "Ben Tarn: " + HARM);
            await(
                    system,
                    "there",
                    () -> system.json("/api/v1/statements?counted=true")
                                    .path("total")
                                    .asInt()
                            == 1);
            JsonNode statement = system.json("/api/v1/statements?counted=true").at("/items/0/statement");
            String id = statement.path("id").asString();
            assertThat(statement.at("/stances/0/stance").asString()).isEqualTo("favor");
            Map<String, String> before = system.export(TABLES);

            HttpResponse<String> refused = post(system, ines, "/api/v1/corrections", stance(id, "dam-harm", "none"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("did you mean \\\"dam-harms\\\"?");

            String correction = correct(system, stance(id, "dam-harms", "against"));
            await(system, "corrected", () -> taken(system, id).equals("against"));
            await(system, "counted anew", () -> counts(system).equals("1 0 1"));
            assertThat(system.export("alerts")).contains("against “The dam on the Teal river harms Southmark.”");
            assertThat(system.json("/api/v1/corrections/" + correction)
                            .path("state")
                            .asString())
                    .isEqualTo("applied");
            assertThat(page(system, id).at("/corrected/0/author").asString()).isEqualTo("Ines Calder");
            see(system, id, "against", "Ines Calder", "Read it again.", "in effect");

            revoke(system, correction);
            await(system, "back", () -> taken(system, id).equals("favor"));
            assertThat(system.export(TABLES)).isEqualTo(before);
            see(system, id, "in favour", "Revoked by Tom Reed", "revoked");

            correct(system, stance(id, "dam-harms", "none"));
            await(system, "not taken up", () -> taken(system, id).isEmpty());
            system.kill();
            system.restart();
            imports(
                    system,
                    2,
                    "Ada Quill: We are ready to hold talks on the dam at any time.\\nReporter: And you?\\nBen Tarn: "
                            + HARM);
            await(
                    system,
                    "read",
                    () -> system.json("/api/v1/statements?counted=true")
                                    .path("total")
                                    .asInt()
                            == 2);
            assertThat(taken(system, id)).isEmpty();
            assertThat(page(system, id).path("unsure")).isEmpty();

            assertThat(system.export("corrections")).hasLineCount(2).contains("\"revoked\":{\"author\":\"Tom Reed\"");
            assertThat(system.export("training"))
                    .hasLineCount(1)
                    .contains("\"lang\":\"en\"", "\"text\":\"" + HARM + "\"", "\"decided\":[\"stance:dam-harms\"]");
        }
    }

    private void imports(Onrecord system, int version, String turns) throws IOException {
        Path file =
                DamDocuments.write(folder.resolve("dam-" + version + ".jsonl"), List.of("""
                {"id": "dam", "publisher": "Teal Valley Record", "lang": "en", "date": "2024-03-05", \
                "fetched": "2025-01-0%dT00:00:00Z", "title": "Press briefing on the dam", \
                "text": "Reporter: What do you say about the dam on the Teal river?\\n%s\\n"}""".formatted(version, turns)));
        CommandResult said = system.command("import", file.toString());
        assertThat(said.code()).as(said.err()).isZero();
    }

    private String correct(Onrecord system, String body) throws Exception {
        HttpResponse<String> taken = post(system, ines, "/api/v1/corrections", body);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        return EventJson.mapper().readTree(taken.body()).path("id").asString();
    }

    private void revoke(Onrecord system, String correction) throws Exception {
        assertThat(post(
                                system,
                                tom,
                                "/api/v1/corrections/" + correction + "/revocation",
                                "{\"reason\": \"It was right before.\"}")
                        .statusCode())
                .isEqualTo(202);
    }

    private static String stance(String statement, String claim, String side) {
        return """
                {"statement": "%s", "field": "stance", "subject": "%s", "value": "%s",
                 "reason": "Read it again."}""".formatted(statement, claim, side);
    }

    /** Returns the side that the statement takes on the claim; empty for none. */
    private static String taken(Onrecord system, String id) {
        return page(system, id)
                .path("stances")
                .valueStream()
                .filter(label -> label.path("claim").asString().equals("dam-harms"))
                .map(label -> label.path("stance").asString())
                .findFirst()
                .orElse("");
    }

    /** Returns the statement's record as its page shows it. */
    private static JsonNode page(Onrecord system, String id) {
        return system.json("/api/v1/statements/" + id).at("/item/statement");
    }

    /** Returns the counts of the claim's trend: statements, in favour, against. */
    private static String counts(Onrecord system) {
        JsonNode point = system.json("/api/v1/timeline?claim=dam-harms&side=SM&bucket=day")
                .at("/points/0");
        return point.path("statements").asInt() + " " + point.path("favor").asInt() + " "
                + point.path("against").asInt();
    }

    /** Checks that the statement's page shows these words, if a browser is installed. */
    private void see(Onrecord system, String id, String... words) {
        if (!Browser.isInstalled()) {
            return;
        }
        ChromeDriver browser = Browser.open(folder.resolve("browser"), false);
        try {
            browser.get(system.url("/statements/" + id));
            Browser.await(
                    browser,
                    String.join(", ", words),
                    () -> Browser.texts(browser, ".note-card[data-for='" + id + "']").stream()
                            .anyMatch(card -> Stream.of(words).allMatch(card::contains)));
        } finally {
            browser.quit();
        }
    }

    private static void await(Onrecord system, String what, Await.Condition condition) {
        system.await(what, Duration.ofMinutes(1), condition);
    }

    private static HttpResponse<String> post(Onrecord system, String token, String path, String body)
            throws IOException {
        return Http.post(system, path, body, "Authorization", "Bearer " + token);
    }
}
