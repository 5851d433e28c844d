package org.onrecord.dashboard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.testing.Http;

/** Readers who want to stop the dashboard, against a process with the heap that ships. */
class HostileReadersIT {
    private static final Duration PROMPT = Duration.ofSeconds(2);

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // by start()
    private static BusyServer server;

    @SuppressWarnings("NullAway.Init") // by start()
    private static CompletableFuture<Integer> drippedHeader;

    private final List<Socket> sockets = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        server = BusyServer.start(folder);
        drippedHeader = CompletableFuture.supplyAsync(HostileReadersIT::dripAHeader, Thread::startVirtualThread);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @AfterEach
    void closeSockets() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void readersWhoDoNotReadCostNothing() throws Exception {
        for (int i = 0; i < 30; i++) {
            send("GET /api/v1/statements?size=10000 HTTP/1.1");
            send("GET /api/v1/statements.csv HTTP/1.1");
            send("GET /api/v1/statements?size=500 HTTP/1.1");
        }
        for (int i = 0; i < 10; i++) {
            assertThat(Http.get(server, "/api/v1/statements").statusCode()).isEqualTo(200);
            assertThat(timeOf("/healthz")).isLessThan(PROMPT);
        }
        assertThat(Http.get(server, "/api/v1/statements?size=10000").body())
                .contains("for more rows follow next in the answer, or read all of them as CSV");
        assertThat(Http.get(server, "/api/v1/statements.csv").body().lines()).hasSize(10_001);
        assertThat(server.isAlive()).isTrue();
    }

    @Test
    void healthAndEventsNeverWaitBehindSearches() throws Exception {
        String fuzzy =
                IntStream.range(0, 850).mapToObj(i -> "lak" + i % 10 + "~2%7C").collect(Collectors.joining());
        String words = IntStream.range(0, 90)
                .mapToObj(i -> "%22every+lake%22+%7C+ready+")
                .collect(Collectors.joining());
        try (ExecutorService searching = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> searches = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                searches.add(searching.submit(() -> Http.get(server, "/api/v1/statements?q=" + fuzzy)));
                searches.add(searching.submit(
                        () -> Http.get(server, "/api/v1/statements?size=500&q=" + words.substring(0, 900))));
            }
            do {
                assertThat(timeOf("/healthz")).isLessThan(PROMPT);
            } while (!searches.stream().allMatch(Future::isDone));
            assertThat(searches.getFirst().get().body()).contains("q has at most 1000 characters");
        }
    }

    @Test
    void wrongTokensAreSlowed() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            statuses.add(Http.post(server, "/api/v1/corrections", "{}", "Authorization", "Bearer " + i)
                    .statusCode());
        }
        assertThat(statuses)
                .containsOnly(401, 429)
                .filteredOn(status -> status == 401)
                .hasSizeLessThan(40);
        assertThat(Http.get(server, "/api/v1/statements").statusCode()).isEqualTo(200);
    }

    @Test
    void oneClientCannotTakeAllLiveConnections() throws Exception {
        for (int i = 0; i < 520; i++) {
            send("GET /api/v1/events HTTP/1.1");
        }
        int refused = 0;
        for (Socket socket : sockets) {
            String status = new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
            assertThat(status).isIn("HTTP/1.1 200", "HTTP/1.1 429");
            refused += status.endsWith("429") ? 1 : 0;
        }
        assertThat(refused).isEqualTo(20);
        assertThat(timeOf("/healthz")).isLessThan(PROMPT);
    }

    /** More connections in turn than one client may have at a time. */
    @Test
    void aClientThatComesAgainAndAgainIsAnswered() throws Exception {
        for (int i = 0; i < 1600; i++) {
            try (Socket socket = connect()) {
                write(socket, "GET /healthz HTTP/1.1");
                assertThat(new String(socket.getInputStream().readNBytes(12), ISO_8859_1))
                        .as("connection %d", i)
                        .isEqualTo("HTTP/1.1 200");
            }
        }
    }

    @Test
    void aHeaderThatDripsInIsCutOff() throws Exception {
        assertThat(drippedHeader.get(60, TimeUnit.SECONDS))
                .as("bytes of a header")
                .isLessThan(40);
    }

    /**
     * Measures once: for two minutes, and for one before and one after, which tells what else the machine does. {@code
     * -Donrecord.slow=true}.
     */
    @Test
    @EnabledIfSystemProperty(named = "onrecord.slow", matches = "true")
    void slowConnectionsDelayNobody() throws Exception {
        // Java compiles what it runs often.
        times(Duration.ofSeconds(30));
        List<Long> before = times(Duration.ofMinutes(1));
        List<Long> busy;
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService slow = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                String path = i % 2 == 0 ? "/api/v1/statements.csv" : "/api/v1/statements?size=500";
                slow.submit(() -> readSlowly(path, over));
            }
            for (int i = 0; i < 50; i++) {
                slow.submit(() -> sendSlowly(over));
            }
            busy = times(Duration.ofMinutes(2));
            over.set(true);
        }
        List<Long> after = times(Duration.ofMinutes(1));
        System.out.println(told("before", before) + told("with 250 slow connections", busy) + told("after", after));
        long calm = Math.min(percentile(before, 99), percentile(after, 99));
        assertThat(percentile(busy, 99)).isLessThan(2 * Math.max(20, calm));
        assertThat(server.isAlive()).isTrue();
    }

    private static String told(String when, List<Long> times) {
        return String.format(
                "%s: %d requests, p50 %d ms, p99 %d ms%n",
                when, times.size(), percentile(times, 50), percentile(times, 99));
    }

    private static List<Long> times(Duration duration) throws Exception {
        List<Long> millis = new ArrayList<>();
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            millis.add(timeOf("/api/v1/statements").toMillis());
        }
        millis.sort(Long::compare);
        return millis;
    }

    private static long percentile(List<Long> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private static void readSlowly(String path, AtomicBoolean over) {
        while (!over.get()) {
            try (Socket socket = connect()) {
                write(socket, "GET " + path + " HTTP/1.1");
                while (!over.get() && socket.getInputStream().read() >= 0) {
                    pause();
                }
            } catch (IOException cutOff) {
                pause();
            }
        }
    }

    private static void sendSlowly(AtomicBoolean over) {
        while (!over.get()) {
            try (Socket socket = connect()) {
                byte[] request = ("GET /api/v1/statements HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(500))
                        .getBytes(ISO_8859_1);
                for (int i = 0; i < request.length && !over.get(); i++) {
                    socket.getOutputStream().write(request[i]);
                    pause();
                }
            } catch (IOException cutOff) {
                pause();
            }
        }
    }

    /** Keeps the pace of a slow client; nothing can be waited for. */
    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends a byte of a header each second; returns how many it could send. */
    private static int dripAHeader() {
        int sent = 0;
        try (Socket socket = connect()) {
            socket.setSoTimeout(1000);
            OutputStream out = socket.getOutputStream();
            out.write("GET / HTTP/1.1\r\nHost: localhost\r\nX: ".getBytes(ISO_8859_1));
            while (!endsWithin(socket)) {
                out.write('x');
                sent++;
            }
        } catch (IOException cutOff) {
            return sent;
        }
        return sent;
    }

    /** Waits a second for the end of a connection. */
    private static boolean endsWithin(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private void send(String line) throws IOException {
        Socket socket = connect();
        sockets.add(socket);
        write(socket, line);
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("127.0.0.1", server.port()), 10_000);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void write(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\nHost: localhost\r\n\r\n").getBytes(ISO_8859_1));
    }

    private static Duration timeOf(String path) throws Exception {
        long start = System.nanoTime();
        assertThat(Http.get(server, path).statusCode()).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
