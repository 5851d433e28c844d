package org.onrecord.notify.engine;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.onrecord.events.EventJson;
import tools.jackson.databind.JsonNode;

/**
 * A receiver of webhooks that misbehaves: it is slow, fails, asks for time, resets connections, cuts its answers after the status
 * line, and loses some whole.
 */
final class Receiver implements AutoCloseable {
    private final ServerSocket listener;
    private final Random random = new Random(11);
    private final List<Got> got = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger lostAnswers = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();
    private final Set<String> goneOnce = ConcurrentHashMap.newKeySet();
    private volatile boolean misbehaves;

    /** A message that it took. */
    record Got(String path, String id, JsonNode body, long nanos) {}

    Receiver() {
        try {
            listener = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String url(String path) {
        return "http://127.0.0.1:" + listener.getLocalPort() + path;
    }

    void misbehave(boolean on) {
        misbehaves = on;
    }

    /** Returns how often it took a message and its answer was lost. */
    int lostAnswers() {
        return lostAnswers.get();
    }

    /** Returns how often it answered 410: to {@code /gone} each time, to what is below {@code /gone-once/} the first time. */
    int gone() {
        return gone.get();
    }

    /** Returns what it took, repetitions too, in order. */
    List<Got> got() {
        return List.copyOf(got);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            int what = misbehaves ? random.nextInt(20) : 19;
            if (what == 0) {
                socket.setSoLinger(true, 0);
                return;
            }
            String[] head = head(in).split("\r\n");
            String path = head[0].split(" ")[1];
            Map<String, String> headers = new HashMap<>();
            for (String line : List.of(head).subList(1, head.length)) {
                headers.put(
                        line.substring(0, line.indexOf(':')).toLowerCase(),
                        line.substring(line.indexOf(':') + 1).strip());
            }
            byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
            if (what == 1) {
                answer(socket, "500 Internal Server Error", "");
            } else if (what == 2) {
                answer(socket, "429 Too Many Requests", "Retry-After: 60\r\n");
            } else if (path.equals("/gone") || (path.startsWith("/gone-once/") && goneOnce.add(path))) {
                gone.incrementAndGet();
                answer(socket, "410 Gone", "");
            } else {
                if (what == 3) {
                    TimeUnit.MILLISECONDS.sleep(300);
                }
                got.add(new Got(
                        path,
                        headers.getOrDefault("webhook-id", ""),
                        EventJson.tree(new String(body, StandardCharsets.UTF_8)),
                        System.nanoTime()));
                if (what == 4) {
                    lostAnswers.incrementAndGet();
                    socket.setSoLinger(true, 0);
                    return;
                }
                if (what == 5) {
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\ncut"
                                    .getBytes(StandardCharsets.ISO_8859_1));
                    return;
                }
                if (what == 6) {
                    socket.getOutputStream().write("HTTP/1.1 202 Accepted\r\n".getBytes(StandardCharsets.ISO_8859_1));
                    return;
                }
                answer(socket, "200 OK", "");
            }
        } catch (IOException e) {
            // The sender went away.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(Socket socket, String status, String headers) throws IOException {
        socket.getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: 0\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("the request ended early");
            }
            head.write(octet);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
