package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.testing.Await;
import org.onrecord.testing.Http;
import org.onrecord.testing.Site;
import tools.jackson.databind.JsonNode;

/** The command as users run it: the launcher in its own process, and the running system behind it. */
final class Onrecord implements Site, AutoCloseable {
    /** How long the writes of a processor that was killed may hold up readers. */
    static final Duration TRANSACTION = Duration.ofSeconds(20);

    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final Path COMMANDS = TOP.resolve("app/target/commands");
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private final String command;
    private final Map<String, String> environment;
    private final int port;
    private final int brokerPort;
    private final Path log;
    private Process process;

    static {
        RecordedStart.begin(TOP);
    }

    private Onrecord(String command, Path data, Map<String, String> settings, int port, int brokerPort)
            throws IOException {
        this.command = command;
        this.environment = new HashMap<>(settings);
        environment.put("ONRECORD_DATA", data.toString());
        this.port = port;
        this.brokerPort = brokerPort;
        this.log = Files.createDirectories(data).resolve("console.log");
        this.process = start();
    }

    /**
     * Starts {@code serve} on free ports with that data folder, seeds folder and issue file, and waits until it is
     * ready.
     */
    static Onrecord serve(Path data, Path seeds, Path issue) throws IOException {
        return serve(data, seeds, issue, Map.of());
    }

    /** As {@link #serve(Path, Path, Path)}, with additional settings. */
    static Onrecord serve(Path data, Path seeds, Path issue, Map<String, String> settings) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("ONRECORD_SEEDS", seeds.toAbsolutePath().toString());
        environment.put("ONRECORD_ISSUE", issue.toAbsolutePath().toString());
        environment.put("ONRECORD_ACTORS", actors(data, issue));
        // No source on the web unless a test brings its own.
        environment.put("ONRECORD_SOURCES", data.resolve("no-sources").toString());
        environment.putAll(settings);
        int port = freePort();
        int brokerPort = freePort();
        environment.put("ONRECORD_PORT", Integer.toString(port));
        environment.put("ONRECORD_BROKER_PORT", Integer.toString(brokerPort));
        Onrecord system = new Onrecord("serve", data, environment, port, brokerPort);
        system.awaitReady();
        return system;
    }

    /** Returns the registry for an issue: that of the product for its own issue, and none for an invented one. */
    private static String actors(Path data, Path issue) {
        boolean own = issue.toAbsolutePath().startsWith(TOP.resolve("issues").toAbsolutePath());
        return (own ? TOP.resolve("actors") : data.resolve("no-actors")).toString();
    }

    /** Returns the port of a broker; 0 if the address has none, or if it is set elsewhere. */
    private static int portOf(@Nullable String servers) {
        return servers == null ? 0 : Integer.parseInt(servers.substring(servers.indexOf(':') + 1));
    }

    /**
     * Starts {@code process} on a free port with that data folder and issue file against a broker that runs; {@link
     * #awaitReady} waits for it. What it leaves behind when it is killed is abandoned after {@link #TRANSACTION}.
     */
    static Onrecord process(Path data, Path issue, String servers) throws IOException {
        return service(
                "process",
                data,
                Map.of(
                        "ONRECORD_ISSUE", issue.toAbsolutePath().toString(),
                        "KAFKA_BOOTSTRAP_SERVERS", servers,
                        "KAFKA_TRANSACTION_TIMEOUT_MS", Long.toString(TRANSACTION.toMillis())));
    }

    /**
     * Starts a service on a free port with that data folder and settings against a broker that runs; {@link #awaitReady} waits for it.
     *
     * @param command {@code ingest}, {@code process} or {@code dashboard}
     */
    static Onrecord service(String command, Path data, Map<String, String> settings) throws IOException {
        int port = freePort();
        Map<String, String> environment = new HashMap<>(settings);
        environment.put(command.equals("dashboard") ? "ONRECORD_PORT" : "ONRECORD_OPS_PORT", Integer.toString(port));
        return new Onrecord(command, data, environment, port, portOf(environment.get("KAFKA_BOOTSTRAP_SERVERS")));
    }

    /** Runs a command to its end, in this process: a Java start for each would take half of the time of these tests. */
    static CommandResult run(Map<String, String> environment, String... arguments) {
        return run("", environment, arguments);
    }

    /** As {@link #run(Map, String...)}, with what the command reads from its standard input. */
    static CommandResult run(String input, Map<String, String> environment, String... arguments) {
        Map<String, String> all = new HashMap<>();
        all.put("ONRECORD_DATA", COMMANDS.toString());
        all.putAll(environment);
        return CommandResult.onrecord(input, all, arguments);
    }

    /** Runs a command to its end through the launcher, for what is fixed once in a process, such as the prefix of the topics. */
    static CommandResult launch(Map<String, String> environment, String... arguments) throws IOException {
        Path out = Files.createTempFile("onrecord", ".out");
        Path err = Files.createTempFile("onrecord", ".err");
        try {
            Process process = command(environment, arguments)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("onrecord " + String.join(" ", arguments) + " did not end within 5 minutes");
            }
            return new CommandResult(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }

    private static ProcessBuilder command(Map<String, String> environment, String... arguments) {
        List<String> words = new ArrayList<>(List.of(TOP.resolve("onrecord").toString()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("ONRECORD_") || name.startsWith("KAFKA_") || name.startsWith("LLM_"));
        // The heap has the least limit that the launcher sets, whatever the machine.
        builder.environment().put("ONRECORD_JAVA_OPTS", "-Xmx420m");
        // Not beside the sources, where a command without a data folder of its own would leave what it keeps.
        builder.environment().put("ONRECORD_DATA", COMMANDS.toString());
        builder.environment().putAll(environment);
        return builder;
    }

    private Process start() throws IOException {
        return command(environment, command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Runs a command against this system's broker to its end, in this process. */
    CommandResult command(String... arguments) {
        return run(Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + brokerPort), arguments);
    }

    /** Has an editor set the side that a statement takes on a claim. */
    void correct(String statement, String claim, String value, String reason) throws IOException {
        HttpResponse<String> taken = Http.post(
                this,
                "/api/v1/corrections",
                """
                    {"statement": "%s", "field": "stance", "subject": "%s", "value": "%s",
                     "reason": "%s"}""".formatted(statement, claim, value, reason),
                "Authorization",
                "Bearer " + environment.get("ONRECORD_ADMIN_TOKEN"));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    }

    /** Starts a command against this system's broker, which a test may kill; its output goes to a file. */
    Process begin(Path saying, String... arguments) throws IOException {
        return command(Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + brokerPort), arguments)
                .redirectErrorStream(true)
                .redirectOutput(saying.toFile())
                .start();
    }

    /** Kills a process and its children as {@code kill -9} does, the process first: it does not see its children die. */
    static void kill(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        Await.until("the end of a killed process", () -> !process.isAlive());
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** Returns the newest records of a topic as JSON Lines, sorted by key, once everything is processed. */
    String export(String what) {
        return exported(what);
    }

    /** Returns the newest records of a topic as JSON Lines, sorted by key, without waiting for what is being processed. */
    String exportNow(String what) {
        return exported(what, "--now");
    }

    private String exported(String... what) {
        List<String> words = new ArrayList<>(List.of("export"));
        words.addAll(List.of(what));
        CommandResult export = command(words.toArray(String[]::new));
        if (export.code() != 0) {
            throw new AssertionError(String.join(" ", words) + " failed: " + export.err());
        }
        return export.out();
    }

    /** Returns several topics by their names, once everything is processed. */
    Map<String, String> export(List<String> names) {
        // That of alerts waits for the most.
        export(names.contains("alerts") ? "alerts" : names.getFirst());
        Map<String, String> tables = new TreeMap<>();
        names.forEach(name -> tables.put(name, exportNow(name)));
        return tables;
    }

    /** Returns the JSON of a dashboard resource. */
    JsonNode json(String path) {
        try {
            return Http.json(this, path);
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }

    @Override
    public String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** Sends a GET request to the dashboard. */
    HttpResponse<String> get(String path) throws IOException {
        return Http.get(this, path);
    }

    void awaitReady() {
        Await.until("ready", Duration.ofMinutes(3), () -> readiness() + "\n" + console(), () -> {
            if (!process.isAlive()) {
                throw new AssertionError(command + " ended with " + process.exitValue() + "\n" + console());
            }
            try {
                return get("/readyz").statusCode() == 200;
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    private String readiness() {
        try {
            return get("/readyz").body();
        } catch (IOException e) {
            return "(/readyz does not answer: " + e.getMessage() + ")";
        }
    }

    /** Waits until a condition holds; the failure shows what the process has printed. */
    void await(String what, Duration atMost, Await.Condition condition) {
        Await.until(what, atMost, this::console, condition);
    }

    /** Returns everything that the process has printed. */
    String console() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "(no console: " + e.getMessage() + ")";
        }
    }

    /** Kills the process and its children as {@code kill -9} does. */
    void kill() {
        kill(process);
    }

    /** Restarts the system on the same folder and ports. */
    void restart() throws IOException {
        restartUnready();
        awaitReady();
    }

    /** As {@link #restart}, without waiting. */
    void restartUnready() throws IOException {
        process = start();
    }

    long pid() {
        return process.pid();
    }

    /** Stops the system as Ctrl-C does. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                throw new AssertionError(command + " did not stop within 40 s\n" + console());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    int port() {
        return port;
    }

    int brokerPort() {
        return brokerPort;
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    /** Returns a free port below those of outgoing connections, one of which could take it before the product does. */
    static int freePort() throws IOException {
        int port;
        do {
            port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
        } while (!GIVEN.add(port) || !isFree(port));
        return port;
    }

    private static boolean isFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (BindException e) {
            return false;
        }
    }
}
