package org.onrecord.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

        assertThat(post("/hook", allowing())).isEqualTo(new SendResult.Accepted());
    }

    @Test
    void waitsAsLongAsTheReceiverAsks() throws IOException {
        server.answer("/hook", "HTTP/1.1 429 Too Many Requests\nRetry-After: 120", "");

        assertThat(post("/hook", allowing()))
                .isEqualTo(new SendResult.Retry("the address answered 429", Optional.of(Duration.ofMinutes(2))));
    }

    @ParameterizedTest
    @CsvSource({"500 Internal Server Error, 500", "404 Not Found, 404", "302 Found, 302"})
    void triesAgainAfterAnythingElse(String status, String code) throws IOException {
        server.answer("/hook", "HTTP/1.1 " + status + "\nLocation: /elsewhere", "");

        assertThat(post("/hook", allowing()))
                .isEqualTo(new SendResult.Retry("the address answered " + code, Optional.empty()));
        assertThat(server.requests("/elsewhere")).isZero();
    }

    @Test
    void endsWhereTheReceiverIsGone() throws IOException {
        server.answer("/hook", "HTTP/1.1 410 Gone", "");

        assertThat(post("/hook", allowing())).isEqualTo(new SendResult.Gone("the address answered 410 Gone"));
    }

    @Test
    void triesAgainWhereTheConnectionBreaks() throws IOException {
        server.on("/hook", exchange -> {});

        assertThat(post("/hook", allowing())).isInstanceOf(SendResult.Retry.class);
    }

    @Test
    void connectsToNoAddressThatIsRefused() throws IOException {
        server.answer("/hook", "HTTP/1.1 200 OK", "");

        assertThat(post("/hook", new AddressCheck() {
                    @Override
                    public Optional<String> refusal(URI address) {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<String> refusal(URI address, InetAddress connected) {
                        return Optional.of(connected.getHostAddress() + " is loopback");
                    }
                }))
                .isEqualTo(new SendResult.Gone("the address is refused: 127.0.0.1 is loopback"));
        assertThat(server.connections()).isZero();
    }

    private SendResult post(String path, AddressCheck check) throws IOException {
        try (HttpSender sender = new HttpSender(check, Clock.systemUTC())) {
            return sender.post(server.url(path), Map.of("webhook-id", "m1"), BODY);
        }
    }

    static AddressCheck allowing() {
        return new AddressCheck() {
            @Override
            public Optional<String> refusal(URI address) {
                return Optional.empty();
            }

            @Override
            public Optional<String> refusal(URI address, InetAddress connected) {
                return Optional.empty();
            }
        };
    }
}
