package org.onrecord.app.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A web site on this machine whose pages a test sets and changes. */
final class LocalSite implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();

    private record Page(int status, String type, String body) {}

    private LocalSite(HttpServer server) {
        this.server = server;
    }

    static LocalSite start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        LocalSite site = new LocalSite(server);
        server.createContext("/", site::answer);
        server.start();
        return site;
    }

    /** The site's host and port. */
    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** The address of a path. */
    String at(String path) {
        return "http://" + host() + path;
    }

    /** What a path answers from now on. */
    void put(String path, String type, String body) {
        pages.put(path, new Page(200, type, body));
    }

    /** A path answers with an error from now on. */
    void fail(String path, int status) {
        pages.put(path, new Page(status, "text/plain", "no"));
    }

    /** How often a path was asked for. */
    int requests(String path) {
        return requests.getOrDefault(path, new AtomicInteger()).get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.computeIfAbsent(path, each -> new AtomicInteger()).incrementAndGet();
        Page page = pages.getOrDefault(path, new Page(404, "text/plain", "nothing here"));
        byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", page.type());
        exchange.sendResponseHeaders(page.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
