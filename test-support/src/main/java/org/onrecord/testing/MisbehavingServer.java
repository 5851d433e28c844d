package org.onrecord.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server on a free local port that sends, byte for byte, what a test tells it to send, right or wrong. */
public final class MisbehavingServer implements Site, AutoCloseable {
    private final ServerSocket listener;
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    public MisbehavingServer() {
        this(plain());
    }

    /** Serves on the caller's listener, which may speak TLS. */
    public MisbehavingServer(ServerSocket listener) {
        this.listener = listener;
        Thread.ofVirtual().start(this::accept);
    }

    /** Answers one request. The connection is closed afterwards unless {@link Exchange#keepOpen} was called. */
    @FunctionalInterface
    public interface Behaviour {
        void act(Exchange exchange) throws IOException, InterruptedException;
    }

    /**
     * The head of a request.
     *
     * @param target path and query as sent
     */
    public record Request(String method, String target, List<String> headers) {
        public Optional<String> header(String name) {
            String start = name.toLowerCase() + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase().startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .findFirst();
        }
    }

    /** One request and the connection to answer it on. */
    public static final class Exchange {
        private final Request request;
        private final OutputStream out;
        private boolean keptOpen;

        Exchange(Request request, OutputStream out) {
            this.request = request;
            this.out = out;
        }

        public Request request() {
            return request;
        }

        /** Sends text in ISO 8859-1, with CR LF for each line feed. */
        public Exchange send(String text) throws IOException {
            return send(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }

        public Exchange send(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
            return this;
        }

        /** Sends a complete answer with its length. */
        public Exchange send(String head, byte[] body) throws IOException {
            return send(head + "\nContent-Length: " + body.length + "\n\n").send(body);
        }

        public Exchange keepOpen() {
            keptOpen = true;
            return this;
        }
    }

    /** Sets the behaviour for a path, whatever the query. */
    public MisbehavingServer on(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
        return this;
    }

    /**
     * Answers a path with the same text each time.
     *
     * @param head status line and headers, without the length
     */
    public MisbehavingServer answer(String path, String head, String body) {
        return on(
                path,
                exchange -> exchange.send(head, body.getBytes(StandardCharsets.UTF_8))
                        .keepOpen());
    }

    /** Serves a page from now on, in UTF-8. */
    public MisbehavingServer page(String path, String contentType, String body) {
        return answer(path, "HTTP/1.1 200 OK\nContent-Type: " + contentType, body);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Returns the server's host and port. */
    public String host() {
        return "127.0.0.1:" + port();
    }

    @Override
    public String url(String target) {
        return "http://" + host() + target;
    }

    /** Returns the requests received so far. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Returns how often a path was requested so far, whatever the query. */
    public int requests(String path) {
        return (int)
                requests.stream().filter(request -> path(request).equals(path)).count();
    }

    /** Returns the number of connections made so far. */
    public int connections() {
        return connections.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                // Closed, or a handshake that failed.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                Optional<Request> request = read(in);
                if (request.isEmpty()) {
                    return;
                }
                requests.add(request.get());
                Exchange exchange = new Exchange(request.get(), socket.getOutputStream());
                String path = path(request.get());
                behaviours
                        .getOrDefault(
                                path,
                                other -> other.send("HTTP/1.1 404 Not Found", new byte[0])
                                        .keepOpen())
                        .act(exchange);
                if (!exchange.keptOpen) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client went away, as it may.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private static String path(Request request) {
        return request.target().split("\\?", 2)[0];
    }

    private static Optional<Request> read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                return Optional.empty();
            }
            head.write(octet);
        }
        List<String> lines =
                head.toString(StandardCharsets.ISO_8859_1).strip().lines().toList();
        String[] words = lines.getFirst().split(" ", 3);
        return Optional.of(new Request(words[0], words[1], lines.subList(1, lines.size())));
    }

    private static ServerSocket plain() {
        try {
            return new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
