package org.onrecord.dashboard;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.onrecord.dashboard.record.ReceivedRecord;
import org.onrecord.events.Statement;
import org.onrecord.testing.Site;
import org.onrecord.testing.StatementBuilder;

/** A dashboard with 10,000 statements in a process of its own, with the heap and the options for Java that ship. */
final class BusyServer implements Site, AutoCloseable {
    private static final int STATEMENTS = 10_000;
    private static final String WORDS = " We stand ready to work together on every lake, as we said before.".repeat(12);

    private final Process process;
    private final int port;

    private BusyServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static BusyServer start(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx420m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BusyServer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = process.inputReader();
        String port = output.readLine();
        if (port == null) {
            throw new IOException("the server did not start");
        }
        // A pipe that nobody reads would stop the server in the middle of a warning.
        Thread.startVirtualThread(() -> output.lines().forEach(System.out::println));
        return new BusyServer(process, Integer.parseInt(port));
    }

    /** Prints the port once everything is indexed, and serves until standard input ends. */
    public static void main(String[] args) throws Exception {
        try (TestServer server = TestServer.start(Path.of(args[0]))) {
            server.feed(Samples.RELEASE);
            Events events = server.events();
            List<ReceivedRecord> batch = new ArrayList<>();
            for (int i = 0; i < STATEMENTS; i++) {
                batch.add(events.put(statement(i)));
            }
            server.feed(batch, events.next());
            System.out.println(server.port());
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        }
    }

    private static Statement statement(int number) {
        return StatementBuilder.statement("s" + number, "Lake " + number + "." + WORDS)
                .document(Samples.OFFER.document())
                .kind(Statement.Kind.OWN_TEXT)
                .actor(Samples.OFFER.actor())
                .day(LocalDate.of(2024, 1, 1).plusDays(number % 300))
                .issue("fentanyl")
                .cluster("c" + number)
                .build();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int port() {
        return port;
    }

    @Override
    public String url(String path) {
        return URI.create("http://127.0.0.1:" + port + path).toString();
    }

    @Override
    public void close() throws IOException {
        process.outputWriter().close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
