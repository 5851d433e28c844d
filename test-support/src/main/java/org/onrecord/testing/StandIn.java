package org.onrecord.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.onrecord.events.EventJson;
import tools.jackson.databind.JsonNode;

/** A local chat-completions endpoint that answers or misbehaves as a test needs. */
public final class StandIn implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Manner manner;

    /** The way in which the endpoint handles a request. */
    public interface Manner {
        void meet(HttpExchange exchange, JsonNode material) throws IOException;
    }

    /**
     * A request that came.
     *
     * @param authorization empty where it had none
     * @param material what the model was given to read
     */
    public record Asked(String path, String authorization, JsonNode body, JsonNode material) {
        public String words() {
            return material.get("statement").asString();
        }
    }

    private StandIn(HttpServer server, Manner manner) {
        this.server = server;
        this.manner = manner;
    }

    public static StandIn start(Manner manner) throws IOException {
        return start(0, manner);
    }

    public static StandIn start(int port, Manner manner) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        StandIn standIn = new StandIn(server, manner);
        server.createContext("/", standIn::answer);
        server.setExecutor(standIn.threads);
        server.start();
        return standIn;
    }

    /** Returns its address, for {@code LLM_BASE_URL}. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    public void behave(Manner other) {
        manner = other;
    }

    public List<Asked> asked() {
        return asked;
    }

    /** Answers with a side on the first claim and with its first topic, and the first word of the statement as evidence. */
    public static Manner sensible() {
        return says(material -> {
            String words = EventJson.mapper()
                    .writeValueAsString(material.get("statement").asString().split(" ", 2)[0]);
            String topics = material.get("topics").isEmpty()
                    ? ""
                    : ", \"topics\": [{\"topic\": " + material.at("/topics/0/id") + ", \"words\": " + words + "}]";
            return "{\"stances\": [{\"claim\": " + material.at("/claims/0/id") + ", \"stance\": \"favor\", \"words\": "
                    + words + "}]" + topics + "}";
        });
    }

    /** Gives the same answer to every request. */
    public static Manner says(String content) {
        return says(material -> content);
    }

    private static Manner says(Says content) {
        return (exchange, material) -> {
            String message = EventJson.mapper().writeValueAsString(content.of(material));
            send(
                    exchange,
                    200,
                    "{\"choices\": [{\"finish_reason\": \"stop\", \"message\": {\"role\": \"assistant\", \"content\": "
                            + message + "}}]}");
        };
    }

    private interface Says {
        String of(JsonNode material);
    }

    /** Answers with a status, and a {@code Retry-After} if one is given. */
    public static Manner status(int status, String body, String... retryAfter) {
        return (exchange, material) -> {
            for (String after : retryAfter) {
                exchange.getResponseHeaders().set("Retry-After", after);
            }
            send(exchange, status, body);
        };
    }

    /** Redirects the client. */
    public static Manner redirect(URI elsewhere) {
        return (exchange, material) -> {
            exchange.getResponseHeaders().set("Location", elsewhere.toString());
            send(exchange, 307, "");
        };
    }

    /** Does not answer until it is released. */
    public static Manner waits(CountDownLatch until) {
        return (exchange, material) -> {
            await(until);
            send(exchange, 200, "{}");
        };
    }

    /** Begins to answer at once, but does not finish until it is released. */
    public static Manner dawdles(CountDownLatch until) {
        return (exchange, material) -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write("{\"choices\": [".getBytes(StandardCharsets.UTF_8));
                body.flush();
                await(until);
            }
        };
    }

    /** Breaks off in the middle of the answer. */
    public static Manner breaksOff() {
        return (exchange, material) -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"choices\"".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("breaks off, as it was told to");
        };
    }

    private static void await(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode body = EventJson.mapper().readTree(exchange.getRequestBody());
        JsonNode material =
                EventJson.mapper().readTree(body.at("/messages/1/content").asString());
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(new Asked(
                exchange.getRequestURI().getPath(), authorization == null ? "" : authorization, body, material));
        try (exchange) {
            manner.meet(exchange, material);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
