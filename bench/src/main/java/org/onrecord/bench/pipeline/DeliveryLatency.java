package org.onrecord.bench.pipeline;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.onrecord.events.EventJson;
import tools.jackson.databind.JsonNode;

/**
 * Measures how long an alert takes from its document to its receiver: {@code DeliveryLatency DASHBOARD TOKEN COUNT}. A running {@code serve} that
 * watches the issue fentanyl gets rules with a webhook, and invented documents, one after the other, in each of which an invented person takes a
 * side for the first time. The time runs from the request that pushes the document until the webhook arrives. Start it with
 * {@code ONRECORD_ALLOWED_ADDRESSES=127.0.0.1}, so that webhooks may go to this machine.
 */
public final class DeliveryLatency {
    private static final int PATIENCE_SECONDS = 15;

    /** More messages of a rule within an hour would come together. */
    private static final int OF_A_RULE = 20;

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final RunningDashboard dashboard;

    private DeliveryLatency(RunningDashboard dashboard) {
        this.dashboard = dashboard;
    }

    public static void main(String[] args) throws Exception {
        if (args.length != 3) {
            System.err.println("usage: DeliveryLatency http://127.0.0.1:8080 TOKEN COUNT");
            System.exit(2);
        }
        new DeliveryLatency(new RunningDashboard(args[0], args[1])).run(Integer.parseInt(args[2]));
    }

    private void run(int count) throws Exception {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::take);
        receiver.start();
        try {
            List<Double> seconds = new ArrayList<>();
            for (int each = 0; each < count; each++) {
                if (each % OF_A_RULE == 0) {
                    addRule(each / OF_A_RULE, receiver.getAddress().getPort());
                }
                String name = InventedRemarks.speaker(each);
                long began = System.nanoTime();
                dashboard.post(
                        "/api/v1/documents",
                        InventedRemarks.onTheIssue(each, name, "").json("latency"));
                if (!arrived(name)) {
                    System.out.println("no alert about " + name + " within " + PATIENCE_SECONDS + " s");
                    continue;
                }
                seconds.add((System.nanoTime() - began) / 1e9);
            }
            seconds.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "%d of %d documents: median %.2f s, 99th percentile %.2f s, longest %.2f s%n",
                    seconds.size(),
                    count,
                    seconds.get((seconds.size() - 1) / 2),
                    seconds.get((int) Math.ceil(seconds.size() * 0.99) - 1),
                    seconds.getLast());
        } finally {
            receiver.stop(0);
        }
    }

    private void addRule(int number, int port) throws IOException, InterruptedException {
        dashboard.post("/api/v1/rules", """
                {"id": "latency-%d", "name": "Latency", "selects": {"kinds": ["first-position"]}, "pace": {"coolDownDays": 0},
                 "subscribe": [{"channel": "webhook", "to": "http://127.0.0.1:%d/"}]}
                """.formatted(number, port));
    }

    private boolean arrived(String name) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < until) {
            String title = received.poll(1, TimeUnit.SECONDS);
            if (title != null && title.startsWith(name)) {
                return true;
            }
        }
        return false;
    }

    private void take(HttpExchange exchange) throws IOException {
        JsonNode body = EventJson.mapper().readTree(exchange.getRequestBody().readAllBytes());
        body.at("/data/alerts")
                .forEach(alert -> received.add(alert.at("/alert/title").asString()));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }
}
