package org.onrecord.dashboard.ops;

import io.javalin.Javalin;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A small server for a service that has no pages: {@code /healthz}, {@code /readyz} and {@code /metrics}, nothing else. */
public final class OpsServer implements AutoCloseable {
    private final Javalin server;

    private OpsServer(Javalin server) {
        this.server = server;
    }

    /**
     * Starts the server.
     *
     * @param port 0 for any free one
     * @param readiness reasons why a part is not ready, empty when it is, by the part's name
     * @throws IllegalStateException if the port is taken, with a sentence for people
     */
    public static OpsServer start(
            String host,
            int port,
            PrometheusMeterRegistry registry,
            Map<String, Supplier<Optional<String>>> readiness) {
        Health health = new Health(registry, Map.of(), readiness, Loopback::asks);
        Javalin server = Javalin.create(config -> {
            Servers.plain(config);
            health.register(config.routes);
        });
        return new OpsServer(Servers.start(server, host, port));
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
