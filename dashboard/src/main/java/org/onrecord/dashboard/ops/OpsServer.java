package org.onrecord.dashboard.ops;

import io.javalin.Javalin;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A small HTTP server for services without pages. It serves {@code /healthz}, {@code /readyz} and {@code /metrics} only. */
public record OpsServer(Javalin server) implements AutoCloseable {
    /**
     * Starts the server.
     *
     * @param port 0 for any free port
     * @param readiness for each part, why it is not ready; empty if it is
     * @throws IllegalStateException if the port is in use, with a message for people
     */
    public static OpsServer start(
            String host,
            int port,
            PrometheusMeterRegistry registry,
            Map<String, Supplier<Optional<String>>> readiness) {
        HealthRoutes health = new HealthRoutes(registry, () -> {}, Map.of(), readiness, HttpServers::isLocal);
        Javalin server = Javalin.create(config -> {
            HttpServers.configure(config);
            config.routes.before(new HostCheck(List.of(), true)::check);
            config.routes.exception(Problem.class, (problem, context) -> problem.write(context));
            health.register(config.routes);
        });
        return new OpsServer(HttpServers.start(server, host, port));
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        HttpServers.stop(server);
    }
}
