package org.onrecord.bench.pipeline;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Measures how long a statement takes from its document to the open page: {@code PageLatency DASHBOARD TOKEN SECONDS}. A running {@code serve} that
 * watches the issue fentanyl gets five invented documents of about ten sentences a second, one in five on the issue. The time runs from the request
 * that pushes the document until the live events, which the pages listen to, name the statement.
 */
public final class PageLatency {
    private static final int EVERY_MS = 200;
    private static final int PATIENCE_SECONDS = 15;

    /** Longer ones are listed. */
    private static final double LONG_SECONDS = 1;

    private final RunningDashboard dashboard;

    /** When each document was sent, by the name of its speaker. */
    private final Map<String, Long> sent = new ConcurrentHashMap<>();

    private final Map<String, Double> seconds = new ConcurrentHashMap<>();

    private PageLatency(RunningDashboard dashboard) {
        this.dashboard = dashboard;
    }

    public static void main(String[] args) throws Exception {
        if (args.length != 3) {
            System.err.println("usage: PageLatency http://127.0.0.1:8080 TOKEN SECONDS");
            System.exit(2);
        }
        new PageLatency(new RunningDashboard(args[0], args[1])).run(Integer.parseInt(args[2]));
    }

    private void run(int duration) throws Exception {
        CountDownLatch listening = new CountDownLatch(1);
        Thread.ofPlatform().daemon().start(() -> listen(listening));
        listening.await();
        long begun = System.nanoTime();
        int documents = duration * 1000 / EVERY_MS;
        CountDownLatch pushed = new CountDownLatch(documents);
        try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(4)) {
            for (int each = 0; each < documents; each++) {
                int number = each;
                clock.schedule(
                        () -> {
                            push(number);
                            pushed.countDown();
                        },
                        (long) each * EVERY_MS,
                        TimeUnit.MILLISECONDS);
            }
            pushed.await();
        }
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (seconds.size() < sent.size() && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        List<Double> all = new ArrayList<>(seconds.values());
        all.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%d of %d statements: median %.2f s, 99th percentile %.2f s, longest %.2f s%n",
                all.size(),
                sent.size(),
                all.get((all.size() - 1) / 2),
                all.get((int) Math.ceil(all.size() * 0.99) - 1),
                all.getLast());
        sent.entrySet().stream()
                .filter(each -> seconds.getOrDefault(each.getKey(), 0.0) > LONG_SECONDS)
                .sorted(Map.Entry.comparingByValue())
                .forEach(each -> System.out.printf(
                        Locale.ROOT,
                        "%s, sent after %.0f s: %.2f s%n",
                        each.getKey(),
                        (each.getValue() - begun) / 1e9,
                        seconds.get(each.getKey())));
        sent.keySet().stream()
                .filter(name -> !seconds.containsKey(name))
                .sorted()
                .forEach(name -> System.out.println("no event about " + name + " within " + PATIENCE_SECONDS + " s"));
    }

    private void push(int number) {
        InventedRemarks remarks;
        if (number % 5 == 0) {
            String speaker = InventedRemarks.speaker(number / 5);
            remarks = InventedRemarks.onTheIssue(number / 5, speaker, "\n\n" + InventedRemarks.about(number, 6));
            sent.put(speaker, System.nanoTime());
        } else {
            remarks = InventedRemarks.offTheIssue(number, 9);
        }
        try {
            dashboard.post("/api/v1/documents", remarks.json("page-latency"));
        } catch (IOException e) {
            System.out.println("document " + number + " was not taken: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(CountDownLatch listening) {
        try (Stream<String> lines = dashboard.get("/api/v1/events", HttpResponse.BodyHandlers.ofLines())) {
            listening.countDown();
            lines.filter(line -> line.startsWith("data:")).forEach(this::note);
        } catch (IOException e) {
            System.out.println("the live events ended: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(String event) {
        long now = System.nanoTime();
        sent.forEach((speaker, began) -> {
            if (event.contains('"' + speaker + '"')) {
                seconds.putIfAbsent(speaker, (now - began) / 1e9);
            }
        });
    }
}
