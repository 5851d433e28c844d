package org.onrecord.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onrecord.events.http.Validators;
import org.onrecord.testing.MisbehavingServer;

/** Servers that send more than anybody asked for, or less, or for ever. */
class BombTest {
    private static final String OK = "HTTP/1.1 200 OK\nContent-Type: text/html";
    private static final long TEN_GB = 10L << 30;

    private final MisbehavingServer server = new MisbehavingServer();

    @AfterEach
    void close() {
        server.close();
    }

    private FetchResult fetch(String path, FetchSettings settings) {
        try (Fetcher fetcher =
                Fetcher.of(settings.withGuard(AddressGuard.allowPrivate(List.of("127.0.0.1:" + server.port()))))) {
            return fetcher.fetch(new FetchRequest(server.url(path), Validators.NONE, ""));
        }
    }

    private FetchResult fetch(String path) {
        return fetch(path, usual());
    }

    private static FetchSettings usual() {
        return FetchSettings.of("OnRecord/test");
    }

    /** Times that a test can wait for. */
    private static FetchSettings hasty() {
        FetchSettings.Timeouts timeouts = new FetchSettings.Timeouts(
                Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofMillis(300), Duration.ofSeconds(2));
        return new FetchSettings(usual().userAgent(), timeouts, usual().limits(), usual().guard());
    }

    private static void zeros(OutputStream out, long bytes) throws IOException {
        byte[] block = new byte[1 << 16];
        for (long sent = 0; sent < bytes; sent += block.length) {
            out.write(block);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] gzippedZeros(long bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            zeros(gzip, bytes);
        }
        return out.toByteArray();
    }

    /** Packs as it sends: the server keeps nothing of it. */
    private MisbehavingServer.Behaviour endless(String coding) {
        return exchange -> {
            exchange.send(OK + "\nContent-Encoding: " + coding + "\n\n");
            OutputStream wire = new OutputStream() {
                @Override
                public void write(int octet) throws IOException {
                    exchange.send(new byte[] {(byte) octet});
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    exchange.send(java.util.Arrays.copyOfRange(bytes, offset, offset + length));
                }
            };
            try (OutputStream packed =
                    coding.equals("gzip") ? new GZIPOutputStream(wire) : new DeflaterOutputStream(wire)) {
                zeros(packed, TEN_GB);
            }
        };
    }

    @Test
    void aBombOfTenGigabytesCostsLittleMemory() {
        server.on("/gzip", endless("gzip"));
        server.on("/deflate", endless("deflate"));
        server.answer("/small", OK, "a notice");
        // What a first fetch loads once is no cost of the bomb.
        fetch("/small");
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

        for (String path : List.of("/gzip", "/deflate")) {
            long before = threads.getCurrentThreadAllocatedBytes();
            assertThat(fetch(path)).isEqualTo(new FetchResult.Refused("it unpacks to more than 16 MB"));
            // Allocated in all, so that at no time more than this can have been held.
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(34L << 20);
        }
    }

    @Test
    void refusesEmptyMembersWithoutEnd() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 8_000; i++) {
            members.writeBytes(gzip(new byte[0]));
        }
        server.on("/empty", exchange -> exchange.send(OK + "\nContent-Encoding: gzip", members.toByteArray()));

        assertThat(fetch("/empty").toString()).contains("more than 100 gzip members in a row are empty");
    }

    @Test
    void abandonsABombWithinABomb() throws IOException {
        byte[] twice = gzip(gzippedZeros(200L << 20));
        byte[] thrice = gzip(gzip(gzippedZeros(200L << 20)));
        server.on("/twice", exchange -> exchange.send(OK + "\nContent-Encoding: gzip, gzip", twice));
        server.on("/thrice", exchange -> exchange.send(OK + "\nContent-Encoding: gzip, gzip, gzip", thrice));
        server.on("/more", exchange -> exchange.send(OK + "\nContent-Encoding: gzip, gzip, gzip, gzip", thrice));

        assertThat(fetch("/twice")).isEqualTo(new FetchResult.Refused("it unpacks to more than 16 MB"));
        assertThat(fetch("/thrice")).isEqualTo(new FetchResult.Refused("it unpacks to more than 16 MB"));
        assertThat(fetch("/more"))
                .isEqualTo(new FetchResult.Failed("the answer is packed 4 times over", Optional.empty(), false));
    }

    @Test
    void decompressesABodyThatIsCompressedTwice() throws IOException {
        byte[] twice = gzip(gzip("a notice".getBytes(UTF_8)));
        server.on("/a", exchange -> exchange.send(OK + "\nContent-Encoding: gzip, gzip", twice));

        assertThat(new String(((FetchResult.Got) fetch("/a")).body(), UTF_8)).isEqualTo("a notice");
    }

    @Test
    void refusesEncodingsThatWereNotAskedFor() {
        for (String coding : List.of("br", "zstd", "compress")) {
            server.on("/" + coding, exchange -> exchange.send(OK + "\nContent-Encoding: " + coding, new byte[1000]));

            assertThat(fetch("/" + coding))
                    .isEqualTo(new FetchResult.Failed(
                            "the answer is packed as '" + coding + "', which was not asked for",
                            Optional.empty(),
                            false));
        }
    }

    @Test
    void abandonsAnEndlessBody() {
        server.on("/long", exchange -> exchange.send(OK + "\nContent-Length: " + TEN_GB + "\n\n"));
        server.on("/endless", exchange -> {
            exchange.send(OK + "\n\n");
            while (true) {
                exchange.send(new byte[1 << 16]);
            }
        });

        assertThat(fetch("/long")).isEqualTo(new FetchResult.Refused("it is larger than 16 MB: 10240 MB"));
        assertThat(fetch("/endless")).isEqualTo(new FetchResult.Refused("it is larger than 16 MB as sent"));
    }

    @Test
    void abandonsEndlessHeaders() {
        server.on("/lines", exchange -> {
            exchange.send(OK + "\n");
            while (true) {
                exchange.send("X-More: and more\n");
            }
        });
        server.on("/line", exchange -> {
            exchange.send(OK + "\nX-More: ");
            while (true) {
                exchange.send("and more ".repeat(1000));
            }
        });

        assertThat(fetch("/lines"))
                .isEqualTo(new FetchResult.Refused("the head of the answer is larger than any honest one"));
        assertThat(fetch("/line"))
                .isEqualTo(new FetchResult.Refused("the head of the answer is larger than any honest one"));
    }

    @Test
    void abandonsABodyThatTrickles() {
        AtomicInteger pieces = new AtomicInteger();
        server.on("/body", exchange -> {
            exchange.send(OK + "\nContent-Length: 100000\n\n");
            trickle(exchange, i -> "a", pieces);
        });
        server.on("/head", exchange -> {
            exchange.send("HTTP/1.1 200 OK\nX-Slow: ");
            trickle(exchange, i -> "a", pieces);
        });
        server.on(
                "/hints",
                exchange ->
                        trickle(exchange, i -> "HTTP/1.1 103 Early Hints\nLink: </a.css>; rel=preload\n\n", pieces));
        server.on("/lines", exchange -> {
            exchange.send("HTTP/1.1 200 OK\n");
            trickle(exchange, i -> "X-Slow-" + i + ": a\n", pieces);
        });
        server.on("/silent", exchange -> TimeUnit.SECONDS.sleep(60));

        assertThat(fetch("/body", hasty()))
                .isInstanceOfSatisfying(
                        FetchResult.Failed.class,
                        failed -> assertThat(failed.reason()).startsWith("the server sends too slowly"));
        assertThat(fetch("/head", hasty()))
                .isEqualTo(new FetchResult.Failed("timed out: no answer after 400 ms", Optional.empty(), true));
        assertThat(fetch("/lines", hasty()))
                .isEqualTo(new FetchResult.Failed("timed out: no answer after 400 ms", Optional.empty(), true));
        assertThat(fetch("/hints", hasty()))
                .isEqualTo(new FetchResult.Failed("timed out: no answer after 400 ms", Optional.empty(), true));
        assertThat(fetch("/silent", hasty()))
                .isEqualTo(new FetchResult.Failed("timed out: no answer after 400 ms", Optional.empty(), true));
        // At the pace of the server, six seconds for all of them.
        assertThat(pieces).hasValueLessThan(300);
    }

    /** Sends 250 pieces, one each 20 ms, and counts them. */
    private static void trickle(MisbehavingServer.Exchange exchange, IntFunction<String> piece, AtomicInteger sent)
            throws IOException, InterruptedException {
        for (int i = 0; i < 250; i++) {
            exchange.send(piece.apply(i));
            sent.incrementAndGet();
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Test
    void rejectsABodyOfAnotherLengthThanAnnounced() {
        server.on("/short", exchange -> exchange.send(OK + "\nContent-Length: 100\n\nhalf of it"));
        server.on(
                "/long",
                exchange ->
                        exchange.send(OK + "\nContent-Length: 4\n\nhalf of it").keepOpen());
        server.on("/after", exchange -> exchange.send(OK, "whole".getBytes(UTF_8)));

        assertThat(fetch("/short")).isEqualTo(new FetchResult.Failed("the answer was cut off", Optional.empty(), true));
        try (Fetcher fetcher =
                Fetcher.of(usual().withGuard(AddressGuard.allowPrivate(List.of("127.0.0.1:" + server.port()))))) {
            FetchResult said = fetcher.fetch(new FetchRequest(server.url("/long"), Validators.NONE, ""));
            assertThat(new String(((FetchResult.Got) said).body(), UTF_8)).isEqualTo("half");
            // The rest still lies in the connection and must not be read as the next answer.
            FetchResult next = fetcher.fetch(new FetchRequest(server.url("/after"), Validators.NONE, ""));
            if (next instanceof FetchResult.Got got) {
                assertThat(new String(got.body(), UTF_8)).isEqualTo("whole");
            }
        }
    }
}
