package org.onrecord.dashboard.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.version.BuildVersion;
import org.onrecord.testing.Http;

class OpsServerTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void isReadyWhenAllPartsAre() throws Exception {
        AtomicReference<Optional<String>> tasks = new AtomicReference<>(Optional.of("1 of 2 tasks is active"));
        try (OpsServer server = OpsServer.start("127.0.0.1", 0, registry, Map.of("tasks", tasks::get))) {
            HttpResponse<String> before = get(server, "/readyz");
            assertThat(before.statusCode()).isEqualTo(503);
            assertThat(before.body())
                    .isEqualTo("{\"status\":\"unavailable\",\"checks\":{\"tasks\":\"1 of 2 tasks is active\"}}");
            tasks.set(Optional.empty());
            assertThat(get(server, "/readyz").body()).isEqualTo("{\"status\":\"ok\",\"checks\":{\"tasks\":\"ok\"}}");
            assertThat(get(server, "/healthz").body())
                    .isEqualTo("{\"status\":\"ok\",\"checks\":{},\"version\":\"" + BuildVersion.get() + "\"}");
        }
    }

    @Test
    void reportsAFailingCheckAsTheReason() throws Exception {
        try (OpsServer server = OpsServer.start("127.0.0.1", 0, registry, Map.of("tasks", () -> {
            throw new IllegalStateException("closed");
        }))) {
            assertThat(get(server, "/readyz").body()).contains("the check failed: closed");
        }
    }

    @Test
    void servesMetricsAndNoPages() throws Exception {
        registry.counter("lines.read").increment(3);
        try (OpsServer server = OpsServer.start("127.0.0.1", 0, registry, Map.of())) {
            assertThat(get(server, "/metrics").body()).contains("lines_read_total 3.0");
            assertThat(get(server, "/").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void reportsAPortInUse() {
        try (OpsServer server = OpsServer.start("127.0.0.1", 0, registry, Map.of())) {
            int port = server.port();
            assertThatThrownBy(() -> OpsServer.start("127.0.0.1", port, registry, Map.of()))
                    .hasMessage("port " + port
                            + " on 127.0.0.1 cannot be used: another process has it; choose another port");
        }
    }

    private static HttpResponse<String> get(OpsServer server, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example, 421",
        "127.0.0.1.evil.example:8081, 421",
        "localhost, 200",
        "127.0.0.1:8081, 200",
        "ingest:8081, 200",
        "10.1.2.3, 200",
        "'[fd00::1]:8081', 200"
    })
    void refusesHostNamesThatAPageElsewhereCanHave(String host, int status) throws Exception {
        try (OpsServer server = OpsServer.start("127.0.0.1", 0, registry, Map.of())) {
            assertThat(Http.raw(
                            path -> "http://127.0.0.1:" + server.port() + path,
                            "GET /healthz HTTP/1.1\nHost: " + host + "\nConnection: close\n\n"))
                    .startsWith("HTTP/1.1 " + status);
        }
    }
}
