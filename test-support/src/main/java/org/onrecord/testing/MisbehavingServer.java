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

/** A web server on a free local port that sends byte for byte what a test says, right or wrong. */
public final class MisbehavingServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    public MisbehavingServer() {
        this(plain());
    }

    /** One on a listener of the caller's, which may speak TLS. */
    public MisbehavingServer(ServerSocket listener) {
        this.listener = listener;
        Thread.ofVirtual().start(this::accept);
    }

    /** What is done about one request. The connection is closed after it unless {@link Exchange#keepOpen} was called. */
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

    /** A request and the means to answer it. */
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

        /** Sends text, a character a byte; a line feed becomes CR LF. */
        public Exchange send(String text) throws IOException {
            return send(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }

        public Exchange send(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
            return this;
        }

        /** Sends a whole answer with its length. */
        public Exchange send(String head, byte[] body) throws IOException {
            return send(head + "\nContent-Length: " + body.length + "\n\n").send(body);
        }

        public Exchange keepOpen() {
            keptOpen = true;
            return this;
        }
    }

    /** Says what is done about requests for a path, whatever their query. */
    public MisbehavingServer on(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
        return this;
    }

    /** Answers a path with the same text each time. */
    public MisbehavingServer answer(String path, String head, String body) {
        return on(
                path,
                exchange -> exchange.send(head, body.getBytes(StandardCharsets.UTF_8))
                        .keepOpen());
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String url(String target) {
        return "http://127.0.0.1:" + port() + target;
    }

    /** The requests received so far. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** How many connections were made so far. */
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
                String path = request.get().target().split("\\?", 2)[0];
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
