package org.onrecord.bench.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * An invented site on its own loopback address. It records every request, and until when it last asked the client to
 * wait.
 */
final class InventedSite implements AutoCloseable {
    static final Duration CRAWL_DELAY = Duration.ofSeconds(1);
    static final Duration ALONE = Duration.ofSeconds(2);
    private static final String HTML = "Content-Type: text/html; charset=utf-8\r\n";
    private static final Charset GBK = Charset.forName("GBK");
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    /**
     * A request.
     *
     * @param nanos when it came, by {@code System.nanoTime()}
     * @param tooEarly true if the site had asked the client to wait longer
     * @param validated true if the request was conditional
     */
    record Asked(String path, long nanos, boolean tooEarly, boolean validated) {}

    private final int number;
    private final int pages;
    private final Manner manner;
    private final ServerSocket listener;
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> times = new ConcurrentHashMap<>();
    private volatile long aloneUntil = Long.MIN_VALUE;
    private volatile InventedSite neighbour = this;

    InventedSite(int number, int pages, Manner manner) throws IOException {
        this.number = number;
        this.pages = pages;
        this.manner = manner;
        int host = number + 2;
        listener = new ServerSocket(
                0, 100, InetAddress.getByAddress(new byte[] {127, 0, (byte) (host >> 8), (byte) host}));
    }

    void start(InventedSite next) {
        neighbour = next;
        Thread.ofVirtual().start(this::accept);
    }

    String id() {
        return "site-" + number;
    }

    Manner manner() {
        return manner;
    }

    String host() {
        return listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort();
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    private String url(String path) {
        return "http://" + host() + path;
    }

    /** Returns the site's entry in a source catalogue. */
    String source() {
        String kind = manner == Manner.SITEMAP ? "sitemap" : manner == Manner.LIST ? "list" : "feed";
        return "  - id: " + id() + "\n    kind: " + kind + "\n    address: " + url("/list") + "\n    publisher: Office "
                + number + "\n    interval: 1m\n"
                + (manner == Manner.LIST ? "    select: {items: \"li.notice a\"}\n" : "");
    }

    /** Returns the number of documents that a page should yield. */
    int expected(int page) {
        boolean had = switch (manner) {
            case CIRCLES -> page % 5 != 0;
            case DISALLOWED -> !isPrivate(page);
            case DRIPPING -> page % 10 != 9;
            case GONE -> page % 3 != 0;
            default -> true;
        };
        return had ? manner == Manner.DOUBLED ? 2 : 1 : 0;
    }

    int pages() {
        return pages;
    }

    private boolean isPrivate(int page) {
        return page % 3 == 0;
    }

    private String path(int page) {
        return (manner == Manner.DISALLOWED && isPrivate(page) ? "/private/" : "/notices/") + page;
    }

    private SiteReply reply(String path, boolean validated) {
        if (path.equals("/robots.txt") || path.equals("/robots")) {
            return robots(path);
        }
        if (path.startsWith("/list") || path.startsWith("/part")) {
            return list(path, validated);
        }
        if (path.startsWith("/guests/")) {
            String[] whose = path.split("/");
            return SiteReply.redirect(302, neighbour.url("/hosts/" + whose[2] + "/" + whose[3]));
        }
        if (path.startsWith("/hosts/")) {
            String[] whose = path.split("/");
            Article guest = new Article(Integer.parseInt(whose[2]), Integer.parseInt(whose[3]));
            return SiteReply.of("200 OK", HTML, guest.bytes(UTF_8, "utf-8", "guest"));
        }
        if (path.startsWith("/circle/")) {
            return SiteReply.redirect(302, path.endsWith("/a") ? path.replace("/a", "/b") : path.replace("/b", "/a"));
        }
        if (!path.matches("/(notices|private|real)/[0-9]+")) {
            return SiteReply.status("404 Not Found");
        }
        int page = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
        return page < pages ? page(path, page, validated) : SiteReply.status("404 Not Found");
    }

    private SiteReply robots(String path) {
        String rules = "User-agent: *\nDisallow: /private/\n"
                + (manner == Manner.CRAWL_DELAY ? "Crawl-delay: " + CRAWL_DELAY.toSeconds() + "\n" : "");
        return switch (manner) {
            case MOVED ->
                path.equals("/robots.txt")
                        ? SiteReply.redirect(301, "/robots")
                        : SiteReply.of("200 OK", "Content-Type: text/plain\r\n", rules);
            case PLAIN -> SiteReply.status("404 Not Found");
            default -> SiteReply.of("200 OK", "Content-Type: text/plain\r\n", rules);
        };
    }

    private SiteReply list(String path, boolean validated) {
        return switch (manner) {
            case SITEMAP -> sitemap(path);
            case LIST -> SiteReply.of("200 OK", HTML, links());
            case MOVED ->
                path.equals("/list") ? SiteReply.redirect(301, "/list-new") : SiteReply.of("200 OK", RSS, feed());
            case VALIDATED ->
                validated
                        ? SiteReply.status("304 Not Modified")
                        : SiteReply.of("200 OK", RSS + "ETag: \"one\"\r\n", feed());
            case PACKED ->
                SiteReply.of("200 OK", RSS + "Content-Encoding: gzip\r\n", SiteReply.gzip(feed().getBytes(UTF_8)));
            case SLOW -> SiteReply.of("200 OK", RSS, feed()).after(Duration.ofMillis(300));
            default -> SiteReply.of("200 OK", RSS, feed());
        };
    }

    private static final String RSS = "Content-Type: application/rss+xml; charset=utf-8\r\n";

    private String feed() {
        StringBuilder items = new StringBuilder();
        for (int page = 0; page < pages; page++) {
            items.append(entry(page, "a"));
            if (manner == Manner.DOUBLED) {
                items.append(entry(page, "b")).append(entry(page, "a"));
            }
        }
        return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Office " + number + "</title><link>"
                + url("/") + "</link>" + items + "</channel></rss>";
    }

    private String entry(int page, String variant) {
        return "<item><title>Notice " + page + "</title><link>" + url(path(page))
                + "</link><guid isPermaLink=\"false\">" + number + "-" + page + variant + "</guid></item>";
    }

    private String links() {
        StringBuilder links = new StringBuilder("<html><body><ul>");
        for (int page = 0; page < pages; page++) {
            links.append("<li class=\"notice\"><a href=\"")
                    .append(path(page))
                    .append("\">Notice ")
                    .append(page);
            links.append("</a></li>");
        }
        return links.append("</ul></body></html>").toString();
    }

    private SiteReply sitemap(String path) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\"?>");
        boolean index = path.equals("/list");
        out.append(index ? "<sitemapindex" : "<urlset")
                .append(" xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
        int part = index ? 0 : Integer.parseInt(path.substring("/part".length()));
        int size = index ? 2 : pages;
        for (int i = 0; i < size; i++) {
            if (index) {
                out.append("<sitemap><loc>").append(url("/part" + i)).append("</loc></sitemap>");
            } else if (i % 2 == part) {
                out.append("<url><loc>").append(url(path(i))).append("</loc></url>");
            }
        }
        return SiteReply.of(
                "200 OK",
                "Content-Type: text/xml\r\n",
                out.append(index ? "</sitemapindex>" : "</urlset>").toString());
    }

    private SiteReply page(String path, int page, boolean validated) {
        int time = times.merge(path, 1, Integer::sum);
        byte[] body = new Article(number, page).bytes(UTF_8, "utf-8", "plain");
        SiteReply whole = SiteReply.of("200 OK", HTML, body);
        return switch (manner) {
            case PLAIN, MOVED, CRAWL_DELAY, DOUBLED, DISALLOWED, SITEMAP, LIST -> whole;
            case SLOW -> whole.after(Duration.ofMillis(200 + page % 4 * 100L));
            case VALIDATED ->
                validated
                        ? SiteReply.status("304 Not Modified")
                        : SiteReply.of("200 OK", HTML + "ETag: \"" + page + "\"\r\n", body);
            case THROTTLING -> page % 4 == 1 && time == 1 ? leaveAlone() : whole;
            case CIRCLES -> circle(path, page, whole);
            case CHARSETS -> charset(page);
            case CUT_OFF ->
                time > 1 ? whole : page % 2 == 0 ? SiteReply.cutOff(HTML, body) : SiteReply.chunked(HTML, body, false);
            case FALTERING -> time > 1 ? whole : faltering(page);
            case PACKED -> packed(page, body);
            case DRIPPING -> page % 10 == 9 ? SiteReply.dripping(HTML) : whole;
            case GONE -> page % 3 > 0 ? whole : SiteReply.status(page % 2 == 0 ? "410 Gone" : "404 Not Found");
        };
    }

    private SiteReply leaveAlone() {
        aloneUntil = System.nanoTime() + ALONE.toNanos();
        return SiteReply.of("429 Too Many Requests", "Retry-After: " + ALONE.toSeconds() + "\r\n", new byte[0]);
    }

    private SiteReply circle(String path, int page, SiteReply whole) {
        if (path.startsWith("/real/")) {
            return whole;
        }
        return switch (page % 5) {
            case 0 -> SiteReply.redirect(302, "/circle/" + page + "/a");
            case 1 -> SiteReply.redirect(301, "/real/" + page);
            case 2 -> SiteReply.redirect(307, url("/real/" + page));
            default -> SiteReply.redirect(302, "/guests/" + number + "/" + page);
        };
    }

    private static SiteReply faltering(int page) {
        return SiteReply.status(
                page % 12 == 5 ? "503 Service Unavailable" : page % 2 == 0 ? "500 Fault" : "502 Bad Gateway");
    }

    private SiteReply charset(int page) {
        Article article = new Article(number, page);
        return switch (page % 4) {
            case 0 ->
                SiteReply.of(
                        "200 OK",
                        "Content-Type: text/html; charset=windows-1251\r\n",
                        article.bytes(WINDOWS_1251, "utf-8", "гавань"));
            case 1 -> SiteReply.of("200 OK", "Content-Type: text/html\r\n", article.bytes(GBK, "gbk", "港口"));
            case 2 ->
                SiteReply.of(
                        "200 OK",
                        "Content-Type: text/html; charset=nonsense\r\n",
                        article.bytes(ISO_8859_1, "iso-8859-1", "pôrt"));
            default ->
                SiteReply.of(
                        "200 OK",
                        "Content-Type: text/html\r\n",
                        ("\uFEFF" + article.html("", "港口")).getBytes(UTF_16BE));
        };
    }

    private static SiteReply packed(int page, byte[] body) {
        return switch (page % 4) {
            case 0 -> SiteReply.of("200 OK", HTML + "Content-Encoding: gzip\r\n", SiteReply.gzip(body));
            case 1 -> SiteReply.of("200 OK", HTML + "Content-Encoding: deflate\r\n", SiteReply.deflate(body));
            case 2 ->
                SiteReply.chunked(
                        HTML + "Content-Encoding: deflate, gzip\r\n", SiteReply.gzip(SiteReply.deflate(body)), true);
            default -> SiteReply.chunked(HTML, body, true);
        };
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                // The listener was closed.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            boolean goOn = true;
            while (goOn) {
                List<String> head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                String path = head.getFirst().split(" ", 3)[1];
                boolean validated = head.stream().anyMatch(line -> line.startsWith("If-None-Match:"));
                long now = System.nanoTime();
                asked.add(new Asked(path, now, now < aloneUntil, validated));
                goOn = reply(path, validated).send(out);
                out.flush();
            }
        } catch (IOException e) {
            // The client closed the connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private static List<String> head(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet != '\n') {
                line.write(octet);
                continue;
            }
            String text = line.toString(ISO_8859_1).strip();
            line.reset();
            if (text.isEmpty()) {
                return lines;
            }
            lines.add(text);
        }
        return List.of();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
