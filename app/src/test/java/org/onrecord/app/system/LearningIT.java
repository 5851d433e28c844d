package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.testing.Await;
import org.onrecord.testing.Http;
import tools.jackson.databind.JsonNode;

/** Twenty answers make a learned file; it is put in force where it gains, and then other statements get other labels. */
@Timeout(1200)
class LearningIT {
    private static final String TOKEN = "a-long-secret";
    private static final String CLAIM = "dam-harms";
    private static final List<String> CROPS = List.of(
            "barley",
            "rye",
            "oats",
            "beans",
            "flax",
            "hops",
            "maize",
            "clover",
            "millet",
            "lentils",
            "peas",
            "onions",
            "leeks",
            "cabbages",
            "turnips",
            "carrots",
            "plums",
            "cherries",
            "apples",
            "pears",
            "melons",
            "grapes");

    /** Something else in each statement, so that no two are the same words. */
    private static final List<String> ASIDES = List.of(
            "My cousin keeps a ledger of brass lamps in Oxbow.",
            "A ferry with a green funnel sails every Tuesday.",
            "Nobody found the bell that fell from the old chapel.",
            "Seven weavers opened a shop beside the tannery.",
            "The mayor's clock has been late since the spring fair.",
            "Children paint kites before the autumn holidays begin.",
            "We lost two anchors and a barrel of tar last winter.",
            "A printer in Rushford sells almanacs bound in blue cloth.",
            "The orchestra needs a bassoon and somebody who plays it.",
            "Snow closed the northern pass for eleven long days.",
            "Her novel about lighthouse keepers won the silver quill.",
            "They exchanged four mules for a second-hand loom.",
            "An astronomer counted ninety meteors from the tower roof.",
            "Rope makers went home early because of the eclipse.",
            "The baker's daughter now directs the railway museum.",
            "Some tourists mistook the customs house for a theatre.",
            "Its cellar holds cider older than the republic.",
            "Postmen on stilts deliver letters in the marsh villages.",
            "I still owe the glazier for three round windows.",
            "Every gardener here argues about beetroot and the moon.",
            "A polite goat sleeps on the steps of the library.",
            "The cartographer drew islands that no sailor has seen.");

    @TempDir
    Path folder;

    @Test
    @EnabledIfSystemProperty(
            named = "onrecord.long",
            matches = "true",
            disabledReason = "takes minutes; run it with -Donrecord.long=true")
    void answersBecomeALearnedFileThatIsInForceOnlyWhereItGains() throws Exception {
        try (Onrecord system = serve()) {
            importStatements(system);
            assertThat(learning(system).path("learns").asBoolean()).isTrue();

            // Answers that teach nothing: no position was told of these, and none is taken.
            answer(system, "kiosk", "none", 20);
            await(system, "the first round", () -> rounds(system).size() == 1);
            assertThat(rounds(system).get(0).path("gained").asBoolean()).isFalse();
            assertThat(system.export("statements")).doesNotContain("/learned-");

            assertThat(untaught(system)).isNotEqualTo("favor");
            answer(system, "herons ate", "favor", 20);
            await(system, "the second round", () -> rounds(system).size() == 2);
            assertThat(rounds(system).get(1).path("gained").asBoolean()).isTrue();
            await(
                    system,
                    "in force",
                    () -> rounds(system).get(1).path("inForce").asBoolean());
            await(system, "another label", () -> untaught(system).equals("favor"));
            assertThat(learning(system).path("worth").asString()).contains("made the labels better");
            assertThat(folder.resolve("issues/dam/learned.yaml")).exists();

            system.kill();
            system.restart();
            await(system, "the rounds again", () -> rounds(system).size() == 2);
            assertThat(untaught(system)).isEqualTo("favor");
            assertThat(learning(system).path("next").asInt()).isEqualTo(60);
        }
    }

    private Onrecord serve() throws IOException {
        Path seeds = Files.createDirectories(folder.resolve("no-seeds"));
        Path issue = folder.resolve("issues/dam/issue.yaml");
        Files.createDirectories(issue.resolveSibling(""));
        Files.copy(DamDocuments.ISSUE, issue);
        return Onrecord.serve(folder.resolve("data"), seeds, issue, Map.of("ONRECORD_ADMIN_TOKEN", TOKEN));
    }

    /** Imports dull and telling statements, as many of each as there are crops. */
    private void importStatements(Onrecord system) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < CROPS.size(); i++) {
            String aside = " " + ASIDES.get(i);
            lines.add(line("dull-" + i, "The dam has a kiosk with " + CROPS.get(i) + "." + aside));
            lines.add(line("telling-" + i, "Thanks to the dam, herons ate our " + CROPS.get(i) + "." + aside));
        }
        CommandResult said = system.command(
                "import", DamDocuments.write(folder.resolve("dam.jsonl"), lines).toString());
        assertThat(said.code()).as(said.err()).isZero();
        await(system, "all statements", () -> statements(system).size() == lines.size());
    }

    private static String line(String id, String words) {
        return """
            {"id": "%s", "publisher": "Teal Valley Record", "lang": "en", "date": "2024-03-05", \
            "fetched": "2025-01-01T00:00:00Z", "title": "Press briefing on the dam", \
            "text": "Reporter: What do you say about the dam on the Teal river?\\nBen Tarn: %s\\n"}\
            """.formatted(id, words);
    }

    /** Returns the answers to the reporter. */
    private static List<JsonNode> statements(Onrecord system) {
        return system.json("/api/v1/statements?counted=true&size=500")
                .path("items")
                .valueStream()
                .map(item -> item.path("statement"))
                .toList();
    }

    /** Returns the side that the statement takes about which nobody was asked. */
    private static String untaught(Onrecord system) {
        return statements(system).stream()
                .filter(each -> each.toString().contains("herons ate our grapes"))
                .flatMap(each -> each.path("stances").valueStream())
                .filter(label -> label.path("claim").asString().equals(CLAIM))
                .map(label -> label.path("stance").asString())
                .findFirst()
                .orElse("");
    }

    private static void answer(Onrecord system, String with, String value, int number) throws IOException {
        List<JsonNode> about = statements(system).stream()
                .filter(each -> each.path("quote").asString().contains(with)
                        && !each.path("quote").asString().contains("grapes"))
                .toList();
        for (JsonNode statement : about.subList(0, number)) {
            HttpResponse<String> taken = Http.post(
                    system,
                    "/api/v1/corrections",
                    """
                    {"statement": "%s", "field": "stance", "subject": "%s", "value": "%s",
                     "reason": "Read it again."}\
                    """.formatted(statement.path("id").asString(), CLAIM, value),
                    "Authorization",
                    "Bearer " + TOKEN);
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        }
    }

    private static JsonNode learning(Onrecord system) {
        return system.json("/api/v1/learning");
    }

    private static JsonNode rounds(Onrecord system) {
        return learning(system).path("rounds");
    }

    private static void await(Onrecord system, String what, Await.Condition condition) {
        system.await(what, Duration.ofMinutes(6), condition);
    }
}
