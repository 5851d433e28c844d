package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.testing.Http;
import org.onrecord.testing.Site;

/** The services under Docker Compose yield the same statements from the seed as one process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeIT {
    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final Site DASHBOARD = path -> "http://127.0.0.1:8080" + path;
    private static final List<String> OURS = List.of("ingest", "processor", "dashboard");

    @TempDir
    Path folder;

    private boolean docker;

    /** The exit code of a Docker command, and its output. */
    private record Ended(boolean well, String output) {}

    @BeforeAll
    void up() throws IOException {
        assumeTrue(run(Duration.ofSeconds(20), List.of("docker", "version")).well(), "No Docker engine answers here.");
        assumeTrue(compose("version").well(), "Docker has no compose here (the package docker-compose-plugin).");
        docker = true;
        compose("down", "--volumes", "--timeout", "20"); // of a run that was cut off
        for (int port : new int[] {8080, 9092}) {
            assumeTrue(isFree(port), "Port " + port + ", which docker-compose.yml publishes, is taken.");
        }
        bringUp("--build", "--wait-timeout", "300");
    }

    @AfterAll
    void down() throws IOException {
        if (docker) {
            compose("down", "--volumes", "--timeout", "20");
        }
    }

    @Test
    void findsTheSameStatementsAsOneProcess() throws IOException {
        String statements = export("statements");
        String trends = export("trends");
        assertThat(statements.lines().count()).isGreaterThan(12);
        assertThat(trends.lines().count()).isGreaterThan(12);
        try (Onrecord system = Onrecord.serve(
                folder.resolve("data"), TOP.resolve("seeds"), TOP.resolve("issues/fentanyl/issue.yaml"))) {
            assertThat(statements).isEqualTo(system.export("statements"));
            assertThat(trends).isEqualTo(system.export("trends"));
        }
    }

    @Test
    void publishesDashboardAndBrokerOnlyOnTheLoopbackAddress() throws IOException {
        assertThat(did("port", "dashboard", "8080")).isEqualToIgnoringNewLines("127.0.0.1:8080");
        assertThat(did("port", "kafka", "9092")).isEqualToIgnoringNewLines("127.0.0.1:9092");
        assertThat(did("ps", "--format", "{{.Ports}}")).doesNotContain("0.0.0.0:", ":::", "[::]:");
        HttpResponse<String> page = Http.get(DASHBOARD, "/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("OnRecord");
    }

    @Test
    void refusesAPushWithoutAnAdminToken() throws IOException {
        for (String token : new String[] {"", "Bearer", "Bearer none-is-set"}) {
            HttpResponse<String> answer = Http.post(
                    DASHBOARD, "/api/v1/documents", "{}", "Content-Type", "application/json", "Authorization", token);
            assertThat(answer.statusCode()).as("with the token \"%s\"", token).isIn(401, 403);
        }
    }

    @Test
    void runsWithFewRightsAndWithinItsMemoryLimits() throws IOException {
        for (String service : OURS) {
            assertThat(did("exec", service, "id", "-u")).as(service).isEqualToIgnoringNewLines("10001");
            assertThat(compose("exec", service, "touch", "/opt/onrecord/new").output())
                    .as(service)
                    .contains("Read-only file system");
        }
        assertThat(compose("exec", "kafka", "touch", "/opt/kafka/new").output()).contains("Read-only file system");
        for (String container : did("ps", "--quiet").lines().toList()) {
            String state = inspect(
                    container,
                    "{{.RestartCount}} {{.State.OOMKilled}} {{gt .HostConfig.Memory 0}} {{.HostConfig.ReadonlyRootfs}}"
                            + " {{.HostConfig.CapDrop}} {{.HostConfig.PidsLimit}}");
            assertThat(state).as(container).isEqualToIgnoringNewLines("0 false true true [ALL] 512");
        }
    }

    @Test
    void recoversEverythingAfterAllServicesWereKilled() throws IOException {
        String before = export("statements");
        did("kill");
        bringUp("--wait-timeout", "120");
        assertThat(export("statements")).isEqualTo(before);
    }

    /** The last test, since only the broker runs behind it. */
    @Test
    @Order(Integer.MAX_VALUE)
    void stopsWithinTwentySecondsAndKeepsEverythingInItsVolumes() throws IOException {
        String before = export("statements");
        Instant start = Instant.now();
        did("stop");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
        for (String service : OURS) {
            String container = did("ps", "--all", "--quiet", service).strip();
            assertThat(inspect(container, "{{.State.ExitCode}}")).as(service).isEqualToIgnoringNewLines("0");
        }
        did("down");
        bringUp("--wait-timeout", "120", "kafka");
        assertThat(commanded("export", "statements", "--now")).isEqualTo(before);
    }

    /** After the others, since it adds a statement. */
    @Test
    @Order(Integer.MAX_VALUE - 1)
    void aPlainConsoleConsumerReadsWhatARuleSelects() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), """
                rules:
                  - id: china
                    name: China's positions
                    select: {kinds: [first-position], sides: [CN]}
                """);
        Path document =
                Files.writeString(folder.resolve("document.jsonl"), """
                {"id": "compose-1", "publisher": "Harbour Wire", "lang": "en", "date": "%s", "title": "Remarks on fentanyl", \
                "text": "China's Foreign Ministry spokesperson Bo Harbourlin answered questions on fentanyl.\\n\\n\\"Tariffs on China in \
                the name of fentanyl are wrong and must be lifted,\\" said Foreign Ministry spokesperson Bo Harbourlin."}
                """.formatted(LocalDate.now(ZoneOffset.UTC)));
        commanded("rules", "apply", rules.toString(), "--yes");
        commanded("import", document.toString());

        assertThat(did(
                        "exec",
                        "-T",
                        "--env",
                        "KAFKA_HEAP_OPTS=-Xmx96m",
                        "kafka",
                        "/opt/kafka/bin/kafka-console-consumer.sh",
                        "--bootstrap-server",
                        "localhost:29092",
                        "--topic",
                        "onrecord.alerts.rules",
                        "--from-beginning",
                        "--command-property",
                        "isolation.level=read_committed",
                        "--max-messages",
                        "1",
                        "--timeout-ms",
                        "120000"))
                .contains("\"rule\":\"china\"", "Bo Harbourlin");
    }

    /** Exports a topic from outside the containers, as any Kafka client could. */
    private static String export(String what) {
        return commanded("export", what);
    }

    /** Runs a command outside the containers and returns its output; the test fails if the command does. */
    private static String commanded(String... words) {
        CommandResult command = CommandResult.onrecord(
                Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092", "ONRECORD_DATA", "target/commands"), words);
        assertThat(command.code()).as(command.err()).isZero();
        return command.out();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Starts the services that do not run, and waits until all are healthy. */
    private static void bringUp(String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("up", "--detach", "--wait"));
        words.addAll(List.of(more));
        Ended up = compose(words.toArray(String[]::new));
        assertThat(up.well()).withFailMessage(() -> up.output() + logs()).isTrue();
    }

    private static String logs() {
        try {
            return compose("logs", "--tail", "60").output();
        } catch (IOException e) {
            return "(no logs: " + e.getMessage() + ")";
        }
    }

    /** Runs a compose command and returns its output; the test fails if the command does. */
    private static String did(String... words) throws IOException {
        Ended ended = compose(words);
        assertThat(ended.well())
                .as("docker compose %s\n%s", String.join(" ", words), ended.output())
                .isTrue();
        return ended.output();
    }

    private static String inspect(String container, String format) throws IOException {
        return run(Duration.ofSeconds(20), List.of("docker", "inspect", "--format", format, container))
                .output();
    }

    private static Ended compose(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("docker", "compose", "--project-name", "onrecord-test"));
        all.addAll(List.of(words));
        return run(Duration.ofMinutes(12), all);
    }

    private static Ended run(Duration atMost, List<String> words) throws IOException {
        Path log = Files.createTempFile("compose", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(words)
                    .directory(TOP.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().remove("ONRECORD_ADMIN_TOKEN");
            builder.environment().remove("LLM_BASE_URL");
            // What the web says is no part of this test.
            builder.environment().put("ONRECORD_SOURCES", "/opt/onrecord/no-sources");
            Process process = builder.start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            return new Ended(ended && process.exitValue() == 0, Files.readString(log));
        } catch (IOException noSuchProgram) {
            return new Ended(false, noSuchProgram.getMessage() + "\n");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
