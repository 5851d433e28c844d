package org.onrecord.dashboard.ops;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.BuildVersion;
import org.onrecord.events.EventJson;

/**
 * The routes {@code /healthz} (the process works), {@code /readyz} (it has caught up) and {@code /metrics}. Health and readiness
 * answer anyone, with reasons and the version for those who may see them.
 *
 * @param registry what {@code /metrics} shows
 * @param alive reasons why the process must be restarted, by the part's name
 * @param ready reasons why it is not ready, by the part's name
 * @param mayLook who may see metrics and reasons
 */
public record Health(
        PrometheusMeterRegistry registry,
        Map<String, Supplier<Optional<String>>> alive,
        Map<String, Supplier<Optional<String>>> ready,
        Predicate<Context> mayLook) {

    /** What {@code /healthz} and {@code /readyz} answer. */
    record Answer(
            String status,
            Map<String, String> checks,
            @Nullable String version) {}

    /** Adds the routes. */
    public void register(RoutesConfig routes) {
        routes.get("/healthz", context -> answer(context, alive, BuildVersion.get()));
        routes.get("/readyz", context -> answer(context, ready, null));
        routes.get("/metrics", context -> {
            if (mayLook.test(context)) {
                context.contentType("text/plain; version=0.0.4; charset=utf-8").result(registry.scrape());
            } else {
                context.status(403)
                        .contentType("application/problem+json")
                        .result(
                                "{\"type\":\"about:blank\",\"status\":403,\"title\":\"Forbidden\",\"detail\":\"metrics are shown"
                                        + " to this machine, or with the admin token\"}");
            }
        });
    }

    private void answer(Context context, Map<String, Supplier<Optional<String>>> suppliers, @Nullable String version) {
        Map<String, String> checks = new LinkedHashMap<>();
        boolean good = true;
        for (Map.Entry<String, Supplier<Optional<String>>> entry : suppliers.entrySet()) {
            Optional<String> reason = reason(entry.getValue());
            good &= reason.isEmpty();
            checks.put(entry.getKey(), reason.orElse("ok"));
        }
        String status = good ? "ok" : "unavailable";
        Answer answer =
                mayLook.test(context) ? new Answer(status, checks, version) : new Answer(status, Map.of(), null);
        context.status(good ? 200 : 503)
                .header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(EventJson.mapper().writeValueAsBytes(answer));
    }

    private static Optional<String> reason(Supplier<Optional<String>> check) {
        try {
            return check.get();
        } catch (RuntimeException e) {
            return Optional.of("the check failed: " + e.getMessage());
        }
    }
}
