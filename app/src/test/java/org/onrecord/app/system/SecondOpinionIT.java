package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.testing.StandIn;

/** The whole system with a language model: for second opinions, as the labeller, and for second opinions again. */
@Timeout(600)
final class SecondOpinionIT {
    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void processingContinuesWhileTheEndpointIsDownAndTheModelLabelsOnlyIfItIsSetTo() throws IOException {
        int port = Onrecord.freePort();
        Path seeds = Files.createDirectories(folder.resolve("seeds"));
        Files.copy(
                TOP.resolve("seeds/where-china-stands-on-fentanyl.txt"),
                seeds.resolve("where-china-stands-on-fentanyl.txt"));
        Map<String, String> settings = Map.of(
                "LLM_BASE_URL",
                "http://127.0.0.1:" + port + "/v1",
                "LLM_API_KEY",
                "a-secret-key",
                "LLM_MODEL",
                "reader-large");
        String labels;
        String trends;
        try (Onrecord system = serve(seeds, settings)) {
            system.await(
                    "the seed read",
                    Duration.ofMinutes(2),
                    () -> get(system, "/api/v1/status").contains("\"read\":1"));
            system.await(
                    "the endpoint missed",
                    Duration.ofMinutes(1),
                    () -> get(system, "/metrics")
                            .contains("onrecord_opinions_requests_total{outcome=\"unavailable\"}"));
            system.await(
                    "the statements shown, without opinions",
                    Duration.ofMinutes(1),
                    () -> get(system, "/api/v1/statements?counted=true").contains("\"opinions\":[]"));
            assertThat(system.get("/readyz").statusCode()).isEqualTo(200);
            labels = system.export("statements");
            trends = system.export("trends");

            try (StandIn model = StandIn.start(port, StandIn.sensible())) {
                system.await(
                        "an opinion shown",
                        Duration.ofMinutes(2),
                        () -> get(system, "/api/v1/statements?counted=true").contains("\"model\":\"reader-large\""));
                assertThat(model.asked().getFirst().authorization()).isEqualTo("Bearer a-secret-key");
                system.await(
                        "an opinion on every statement",
                        Duration.ofMinutes(2),
                        () -> !get(system, "/api/v1/statements?counted=true").contains("\"opinions\":[]"));
            }

            assertThat(system.export("statements")).isEqualTo(labels);
            assertThat(system.export("trends")).isEqualTo(trends);
            assertThat(system.console())
                    .contains("No answers of the language model for now; everything else goes on")
                    .doesNotContain("a-secret-key");
            system.stop();
        }

        // The endpoint is down again, but its answers are there.
        Map<String, String> labelling = new HashMap<>(settings);
        labelling.put("LLM_ROLE", "label");
        try (Onrecord system = serve(seeds, labelling)) {
            system.await("the model's labels", Duration.ofMinutes(2), () -> {
                String counted = get(system, "/api/v1/statements?counted=true");
                return counted.contains("\"labeller\":{\"name\":\"reader-large\",\"answer\":\"given\"}")
                        && !counted.contains("awaited");
            });
            assertThat(get(system, "/api/v1/statements?counted=true"))
                    .contains("\"score\":0.9,", "\"by\":\"reader-large\"")
                    .doesNotContain("\"differs\"");
            assertThat(system.export("trends")).isNotEqualTo(trends);
            assertThat(system.console()).contains("Labels of official statements: reader-large at ");
            assertThat(replay(system, labelling).out()).contains("\"added\":0,\"removed\":0,\"changed\":0},");
            system.stop();
        }

        try (Onrecord system = serve(seeds, settings)) {
            system.await(
                    "the local labels",
                    Duration.ofMinutes(2),
                    () -> system.export("statements").equals(labels)
                            && system.export("trends").equals(trends));
        }
    }

    /** Replays the history with the answers that are there. */
    private CommandResult replay(Onrecord system, Map<String, String> labelling) throws IOException {
        Map<String, String> environment = new HashMap<>(labelling);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + system.brokerPort());
        environment.put("ONRECORD_DATA", folder.resolve("replay").toString());
        return Onrecord.run(environment, "replay", "--again", "--json");
    }

    private Onrecord serve(Path seeds, Map<String, String> settings) throws IOException {
        return Onrecord.serve(folder.resolve("data"), seeds, TOP.resolve("issues/fentanyl/issue.yaml"), settings);
    }

    private static String get(Onrecord system, String path) {
        try {
            return system.get(path).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
