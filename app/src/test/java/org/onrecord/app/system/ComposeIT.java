package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The four services under docker compose, on the seed: the same statements as one process gives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComposeIT {
    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @BeforeAll
    void up() throws IOException {
        assumeTrue(docker("version"), "skipped: no Docker engine answers here");
        assumeTrue(portsAreFree(), "skipped: the ports 8080 and 9092 that docker-compose.yml publishes are taken");
        assertThat(compose("up", "--build", "--detach", "--wait", "--wait-timeout", "600"))
                .as("docker compose up --build --wait")
                .isTrue();
    }

    @AfterAll
    void down() throws IOException {
        compose("down", "--volumes", "--timeout", "20");
    }

    @Test
    void givesTheStatementsThatOneProcessGives() throws IOException {
        Onrecord.Said compose =
                Onrecord.run(Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"), "", "export", "statements");
        Onrecord.Said trends =
                Onrecord.run(Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"), "", "export", "trends");
        assertThat(compose.out().lines().count()).isGreaterThan(12);
        try (Onrecord system =
                Onrecord.serve(folder.resolve("data"), TOP.resolve("seeds"), TOP.resolve("issues/fentanyl.yaml"))) {
            assertThat(compose.out()).isEqualTo(system.export("statements"));
            assertThat(trends.out()).isEqualTo(system.export("trends"));
        }
    }

    @Test
    void showsTheDashboardOnTheLoopbackAddressOnly() throws IOException, InterruptedException {
        HttpResponse<String> page = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:8080/")).build(), BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("OnRecord");
    }

    @Test
    void comesBackWithEverythingAfterAllServicesWereKilled() throws IOException {
        Map<String, String> broker = Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092");
        String before = Onrecord.run(broker, "", "export", "statements").out();
        assertThat(compose("kill")).isTrue();
        assertThat(compose("up", "--detach", "--wait", "--wait-timeout", "300")).isTrue();
        assertThat(Onrecord.run(broker, "", "export", "statements").out()).isEqualTo(before);
    }

    private static boolean portsAreFree() {
        for (int port : new int[] {8080, 9092}) {
            try (var socket = new java.net.ServerSocket()) {
                socket.bind(new java.net.InetSocketAddress("127.0.0.1", port));
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }

    private static boolean docker(String... arguments) throws IOException {
        return run(Duration.ofSeconds(20), "docker", arguments);
    }

    private static boolean compose(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("compose", "--project-name", "onrecord-test"));
        all.addAll(List.of(arguments));
        return run(Duration.ofMinutes(12), "docker", all.toArray(String[]::new));
    }

    private static boolean run(Duration atMost, String program, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(program));
        words.addAll(List.of(arguments));
        Path log = Files.createTempFile("compose", ".log");
        try {
            Process process = new ProcessBuilder(words)
                    .directory(TOP.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean ended = process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            boolean done = ended && process.exitValue() == 0;
            if (!done) {
                System.err.println(String.join(" ", words) + "\n" + Files.readString(log));
            }
            return done;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
