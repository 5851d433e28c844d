package org.onrecord.bench.pipeline;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.onrecord.events.EventJson;
import tools.jackson.databind.JsonNode;

/**
 * Uses a cluster while {@code bench/cluster} breaks it: {@code ClusterTraffic DASHBOARD TOKEN FOLDER PORT RECEIVER}. It pushes invented documents, puts
 * others into a watched folder, reads pages, publishes a feed, and receives webhooks, on the port that the cluster reaches as RECEIVER. It sends and
 * reads until the file {@code enough} lies in the folder, and publishes and receives until it is killed. The folder gets
 *
 * <ul>
 *   <li>{@code documents.jsonl}, what was taken of what was pushed, as lines for an import
 *   <li>{@code seeds}, the watched folder
 *   <li>{@code reads}, a line {@code second status milliseconds path} for each page; the status is 0 if no answer came
 *   <li>{@code deliveries}, a line {@code second message delivery alert tells rule} for each alert that a webhook told
 *   <li>{@code articles}, how many articles the feed has
 * </ul>
 */
public final class ClusterTraffic {
    private static final String SOURCE = "harbour-wire";
    private static final List<String> PAGES =
            List.of("/", "/statements", "/alerts", "/api/v1/statements", "/sources", "/api/v1/alerts");

    /** Whose spokespersons speak, by the side that they are on. A rule for each: more than twenty messages an hour to a receiver come together. */
    private static final Map<String, String> COUNTRIES =
            new TreeMap<>(Map.of("CN", "China", "MX", "Mexico", "CA", "Canada", "other", "Japan"));

    /** First positions of one side and day are one alert, which changes with each. */
    private static final int OF_AN_ALERT = 16;

    private static final int PUSH_EVERY_MS = 2_000;
    private static final int READ_EVERY_MS = 400;
    private static final int ARTICLE_EVERY_SECONDS = 20;

    private final RunningDashboard dashboard;
    private final Path folder;
    private final URI receiver;
    private final long began = System.nanoTime();

    private ClusterTraffic(RunningDashboard dashboard, Path folder, URI receiver) {
        this.dashboard = dashboard;
        this.folder = folder;
        this.receiver = receiver;
    }

    public static void main(String[] args) throws Exception {
        if (args.length != 5) {
            System.err.println("usage: ClusterTraffic http://127.0.0.1:8080 TOKEN FOLDER PORT http://receiver:PORT");
            System.exit(2);
        }
        ClusterTraffic traffic =
                new ClusterTraffic(new RunningDashboard(args[0], args[1]), Path.of(args[2]), URI.create(args[4]));
        HttpServer server = HttpServer.create(new InetSocketAddress(Integer.parseInt(args[3])), 0);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.createContext("/webhook", traffic::take);
        server.createContext("/feed", traffic::feed);
        server.createContext("/article", traffic::article);
        server.createContext("/robots.txt", exchange -> answer(exchange, "text/plain", "User-agent: *\nAllow: /\n"));
        server.start();
        traffic.push();
    }

    private boolean goesOn() {
        return Files.notExists(folder.resolve("enough"));
    }

    /** Every second document is on the issue; every tenth goes into the watched folder. */
    private void push() throws IOException, InterruptedException {
        Path inbox = Files.createDirectories(folder.resolve("seeds"));
        for (String side : COUNTRIES.keySet()) {
            untilTaken("/api/v1/rules", rule(side));
        }
        Thread.ofPlatform().start(this::read);
        for (int number = 0; goesOn(); number++) {
            int about = number / 2;
            InventedRemarks remarks = number % 2 == 0 ? onTheIssue(about) : InventedRemarks.offTheIssue(number, 9);
            // Alerts of earlier days are no news for a rule, and later days than tomorrow are refused.
            LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(about / OF_AN_ALERT / COUNTRIES.size() % 2);
            if (number % 10 == 4) {
                Path part = Files.writeString(folder.resolve("part"), file(day, remarks));
                Files.move(part, inbox.resolve("note-" + number + ".txt"), StandardCopyOption.ATOMIC_MOVE);
            } else {
                String line = line(number, day, remarks);
                untilTaken("/api/v1/documents", line);
                append("documents.jsonl", line);
            }
            TimeUnit.MILLISECONDS.sleep(PUSH_EVERY_MS);
        }
    }

    private void untilTaken(String path, String json) throws InterruptedException {
        for (boolean taken = false; !taken; ) {
            try {
                dashboard.post(path, json);
                taken = true;
            } catch (IOException e) {
                System.out.println(seconds() + " " + e);
                // An earlier request may have been taken though its answer was lost.
                taken = String.valueOf(e.getMessage()).contains(" answered 409");
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    private static InventedRemarks onTheIssue(int number) {
        List<String> countries = List.copyOf(COUNTRIES.values());
        InventedRemarks remarks = InventedRemarks.onTheIssue(number, InventedRemarks.speaker(number), "");
        String country = countries.get(number / OF_AN_ALERT % countries.size());
        return new InventedRemarks(remarks.title(), remarks.text().replaceFirst("^China", country));
    }

    private String rule(String side) {
        return """
            {"id": "cluster-%s", "name": "Cluster", "selects": {"kinds": ["first-position"], "sides": ["%s"]}, "pace": {"coolDownDays": 0},
             "subscribe": [{"channel": "webhook", "to": "%s"}]}
            """.formatted(side.toLowerCase(Locale.ROOT), side, receiver.resolve("/webhook"));
    }

    private static String line(int number, LocalDate day, InventedRemarks remarks) {
        return EventJson.mapper()
                .createObjectNode()
                .put("id", "cluster-" + number)
                .put("corpus", SOURCE)
                .put("publisher", "Harbour Wire")
                .put("lang", "en")
                .put("date", day.toString())
                .put("fetched", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("title", remarks.title())
                .put("text", remarks.text())
                .toString();
    }

    private static String file(LocalDate day, InventedRemarks remarks) {
        return """
            ---
            title: %s
            publisher: Harbour Wire
            language: en
            date: %s
            ---
            %s
            """.formatted(remarks.title(), day, remarks.text());
    }

    private void read() {
        try {
            for (int number = 0; goesOn(); number++) {
                String path = PAGES.get(number % PAGES.size());
                long asked = System.nanoTime();
                int status;
                try {
                    status = dashboard.status(path);
                } catch (IOException e) {
                    status = 0;
                }
                long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked);
                append("reads", seconds() + " " + status + " " + took + " " + path);
                TimeUnit.MILLISECONDS.sleep(READ_EVERY_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        JsonNode body = EventJson.mapper().readTree(exchange.getRequestBody().readAllBytes());
        String message = exchange.getRequestHeaders().getFirst("webhook-id");
        for (JsonNode each : body.at("/data/alerts")) {
            append(
                    "deliveries",
                    String.join(
                            " ",
                            Long.toString(seconds()),
                            message,
                            each.at("/delivery").asString(),
                            each.at("/alert/id").asString(),
                            each.at("/tells").asString(),
                            body.at("/data/rule/id").asString()));
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private int articles() {
        return (int) (seconds() / ARTICLE_EVERY_SECONDS);
    }

    private void feed(HttpExchange exchange) throws IOException {
        int articles = articles();
        Files.writeString(folder.resolve("articles"), Integer.toString(articles));
        String items = IntStream.range(0, articles)
                .mapToObj(each -> "<item><title>Harbour news " + each + "</title><link>"
                        + receiver.resolve("/article/" + each) + "</link></item>")
                .collect(Collectors.joining());
        answer(
                exchange,
                "application/rss+xml",
                "<rss version=\"2.0\"><channel><title>Harbour</title>" + items + "</channel></rss>");
    }

    private void article(HttpExchange exchange) throws IOException {
        int number = Integer.parseInt(exchange.getRequestURI().getPath().replaceAll(".*/", ""));
        InventedRemarks news = InventedRemarks.offTheIssue(number, 12);
        answer(
                exchange,
                "text/html; charset=utf-8",
                "<!doctype html><html lang=en><title>" + news.title() + "</title><article><h1>" + news.title()
                        + "</h1><p>" + news.text() + "</p></article></html>");
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
    }

    private synchronized void append(String file, String line) {
        try {
            Files.writeString(folder.resolve(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
