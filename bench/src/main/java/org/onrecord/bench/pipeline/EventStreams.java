package org.onrecord.bench.pipeline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Measures how evenly live events reach many listeners: {@code EventStreams DASHBOARD TOKEN SECONDS}. A running {@code serve} that watches the issue
 * fentanyl gets 500 listeners, from loopback addresses of their own since one client may have only so many, of which 50 never read; then an
 * invented document on the issue every second. A listener's delay is the time since the first one heard of the same statement.
 */
public final class EventStreams {
    private static final int LISTENERS = 500;
    private static final int SLOW = 50;
    private static final int OF_AN_ADDRESS = 25;
    private static final int PATIENCE_SECONDS = 20;

    private final RunningDashboard dashboard;

    /** When each listener heard of a statement, by the name of its speaker. */
    private final Map<String, List<Long>> heard = new ConcurrentHashMap<>();

    private EventStreams(RunningDashboard dashboard) {
        this.dashboard = dashboard;
    }

    public static void main(String[] args) throws Exception {
        if (args.length != 3) {
            System.err.println("usage: EventStreams http://127.0.0.1:8080 TOKEN SECONDS");
            System.exit(2);
        }
        new EventStreams(new RunningDashboard(args[0], args[1])).run(Integer.parseInt(args[2]));
    }

    private void run(int documents) throws Exception {
        long before = heap();
        List<Socket> open = new ArrayList<>();
        CountDownLatch listening = new CountDownLatch(LISTENERS - SLOW);
        for (int each = 0; each < LISTENERS; each++) {
            Socket socket = connect(each);
            open.add(socket);
            if (each % (LISTENERS / SLOW) != 0) {
                Thread.ofVirtual().start(() -> listen(socket, listening));
            }
        }
        listening.await();
        for (int each = 0; each < documents; each++) {
            long next = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            String speaker = InventedRemarks.speaker(each);
            heard.put(speaker, new ArrayList<>());
            dashboard.post(
                    "/api/v1/documents",
                    InventedRemarks.onTheIssue(each, speaker, "").json("streams"));
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        }
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (delays().size() < documents * (LISTENERS - SLOW) && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        List<Double> delays = delays();
        System.out.printf(
                Locale.ROOT,
                "%d of %d: median %.3f s behind the first listener, 99th percentile %.3f s, longest %.3f s; heap %d MB before and %d MB after%n",
                delays.size(),
                documents * (LISTENERS - SLOW),
                delays.get((delays.size() - 1) / 2),
                delays.get((int) Math.ceil(delays.size() * 0.99) - 1),
                delays.getLast(),
                before >> 20,
                heap() >> 20);
        for (Socket socket : open) {
            socket.close();
        }
    }

    private Socket connect(int number) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0." + (2 + number / OF_AN_ADDRESS)), 0));
        socket.connect(new InetSocketAddress(
                dashboard.address().getHost(), dashboard.address().getPort()));
        socket.getOutputStream()
                .write(("GET /api/v1/events HTTP/1.1\r\nHost: "
                                + dashboard.address().getAuthority() + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void listen(Socket socket, CountDownLatch listening) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            String status = lines.readLine();
            if (status == null || !status.contains("200")) {
                System.out.println("a listener got no place: " + status);
            }
            listening.countDown();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    note(line);
                }
            }
        } catch (IOException e) {
            // The measurement closes it.
            return;
        }
    }

    private void note(String event) {
        long now = System.nanoTime();
        int name = event.indexOf("\"speaker\":\"");
        if (name >= 0) {
            int from = name + "\"speaker\":\"".length();
            List<Long> times = heard.get(event.substring(from, event.indexOf('"', from)));
            if (times != null) {
                synchronized (times) {
                    times.add(now);
                }
            }
        }
    }

    /** Returns how long after the first listener each heard of a statement, in seconds, the shortest first. */
    private List<Double> delays() {
        List<Double> delays = new ArrayList<>();
        heard.values().forEach(times -> {
            synchronized (times) {
                long first = times.stream().mapToLong(each -> each).min().orElse(0);
                times.forEach(each -> delays.add((each - first) / 1e9));
            }
        });
        delays.sort(null);
        return delays;
    }

    /** Returns what the heap of the system holds, in bytes. */
    private long heap() throws IOException, InterruptedException {
        return dashboard
                .get("/metrics", HttpResponse.BodyHandlers.ofString())
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
