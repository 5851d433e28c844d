package org.onrecord.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.notify.Addresses;
import org.onrecord.notify.plan.SendResult;
import org.onrecord.testing.MisbehavingServer;

class HttpSenderTest {
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final MisbehavingServer server = new MisbehavingServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void acceptsAnySuccess() throws IOException {
        server.answer("/hook", "HTTP/1.1 204 No Content", "");

        assertThat(post("/hook", new Addresses(true))).isEqualTo(new SendResult.Accepted());
    }

    @Test
    void waitsAsLongAsTheReceiverAsks() throws IOException {
        server.answer("/hook", "HTTP/1.1 429 Too Many Requests\nRetry-After: 120", "");

        assertThat(post("/hook", new Addresses(true)))
                .isEqualTo(new SendResult.Retry("the address answered 429", Optional.of(Duration.ofMinutes(2))));
    }

    @ParameterizedTest
    @CsvSource({"500 Internal Server Error, 500", "404 Not Found, 404", "302 Found, 302"})
    void triesAgainAfterAnythingElse(String status, String code) throws IOException {
        server.answer("/hook", "HTTP/1.1 " + status + "\nLocation: /elsewhere", "");

        assertThat(post("/hook", new Addresses(true)))
                .isEqualTo(new SendResult.Retry("the address answered " + code, Optional.empty()));
        assertThat(server.requests("/elsewhere")).isZero();
    }

    @Test
    void endsWhereTheReceiverIsGone() throws IOException {
        server.answer("/hook", "HTTP/1.1 410 Gone", "");

        assertThat(post("/hook", new Addresses(true))).isEqualTo(new SendResult.Gone("the address answered 410 Gone"));
    }

    @Test
    void triesAgainWhereTheConnectionBreaks() throws IOException {
        server.on("/hook", exchange -> {});

        assertThat(post("/hook", new Addresses(true))).isInstanceOf(SendResult.Retry.class);
    }

    @Test
    void aStatusLineIsTheAnswerWhereTheBodyIsSlow() throws IOException {
        server.on("/hook", exchange -> {
            exchange.send("HTTP/1.1 200 OK\nContent-Length: 1000\n\n");
            while (true) {
                exchange.send("a");
                TimeUnit.MILLISECONDS.sleep(50);
            }
        });

        assertThat(post("/hook", new Addresses(true))).isEqualTo(new SendResult.Accepted());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\nContent-Length: 1000\n\ncut",
                "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nff\ncut",
                "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nno number\n",
                "HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: 3\n\nno!",
                "HTTP/1.1 200 OK\nContent-Length: many\n\n",
                "HTTP/1.1 200 OK\nContent-Le",
                "HTTP/1.1 200 OK\n"
            })
    void aStatusLineIsTheAnswerWhereTheRestIsCutOrWrong(String answer) throws IOException {
        server.on("/hook", exchange -> exchange.send(answer));

        assertThat(post("/hook", new Addresses(true))).isEqualTo(new SendResult.Accepted());
    }

    @Test
    void aStatusLineIsTheAnswerWhereTheHeadersHaveNoEnd() throws IOException {
        server.on("/hook", exchange -> {
            exchange.send("HTTP/1.1 200 OK\n");
            while (true) {
                exchange.send("X-Filler: " + "a".repeat(1000) + "\n");
            }
        });

        assertThat(post("/hook", new Addresses(true))).isEqualTo(new SendResult.Accepted());
    }

    @Test
    void readsLittleOfAHugeBody() throws Exception {
        CompletableFuture<Integer> written = new CompletableFuture<>();
        server.on("/hook", exchange -> {
            int megabytes = 0;
            try {
                exchange.send("HTTP/1.1 200 OK\nContent-Length: 524288000\n\n");
                for (; megabytes < 500; megabytes++) {
                    exchange.send(new byte[1 << 20]);
                }
            } finally {
                written.complete(megabytes);
            }
        });

        assertThat(post("/hook", new Addresses(true))).isEqualTo(new SendResult.Accepted());
        // What fits into the buffers of both ends, of which the sender reads 16 KB.
        assertThat(written.get(30, TimeUnit.SECONDS)).isLessThan(50);
    }

    @Test
    void anInterimAnswerIsNone() throws IOException {
        server.on("/hook", exchange -> exchange.send("HTTP/1.1 103 Early Hints\nLink: </a>\n\n"));

        assertThat(post("/hook", new Addresses(true))).isInstanceOf(SendResult.Retry.class);
    }

    @Test
    void keepsTheReasonOfAFailureWhoseBodyIsCut() throws IOException {
        server.on(
                "/hook",
                exchange ->
                        exchange.send("HTTP/1.1 429 Too Many Requests\nRetry-After: 120\nContent-Length: 9\n\nwait"));

        assertThat(post("/hook", new Addresses(true)))
                .isEqualTo(new SendResult.Retry("the address answered 429", Optional.of(Duration.ofMinutes(2))));
    }

    @Test
    void connectsToNoAddressThatIsRefused() throws IOException {
        server.answer("/hook", "HTTP/1.1 200 OK", "");

        assertThat(post("/hook", new Addresses(false)))
                .isEqualTo(new SendResult.Gone("the address is refused: 127.0.0.1 is loopback"));
        assertThat(server.connections()).isZero();
    }

    private SendResult post(String path, AddressCheck check) throws IOException {
        try (HttpSender sender = new HttpSender(check, Clock.systemUTC())) {
            return sender.post(server.url(path), Map.of("webhook-id", "m1"), BODY);
        }
    }
}
