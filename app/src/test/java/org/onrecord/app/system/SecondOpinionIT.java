package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole system with second opinions: it works without them, and shows them when they arrive. */
@Timeout(600)
final class SecondOpinionIT {
    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void processingContinuesWhileTheEndpointIsDownAndOpinionsComeWhenItIsUp() throws IOException {
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
        try (Onrecord system =
                Onrecord.serve(folder.resolve("data"), seeds, TOP.resolve("issues/fentanyl/issue.yaml"), settings)) {
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
            String labels = system.export("statements");
            String trends = system.export("trends");

            try (StandIn model = StandIn.start(port, StandIn.sensible())) {
                system.await(
                        "an opinion shown",
                        Duration.ofMinutes(2),
                        () -> get(system, "/api/v1/statements?counted=true").contains("\"model\":\"reader-large\""));
                assertThat(model.asked().getFirst().authorization()).isEqualTo("Bearer a-secret-key");
            }

            assertThat(system.export("statements")).isEqualTo(labels);
            assertThat(system.export("trends")).isEqualTo(trends);
            assertThat(system.console())
                    .contains("No second opinions for now; everything else goes on")
                    .doesNotContain("a-secret-key");
        }
    }

    private static String get(Onrecord system, String path) {
        try {
            return system.get(path).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
