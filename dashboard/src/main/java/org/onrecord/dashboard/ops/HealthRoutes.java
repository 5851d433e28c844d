package org.onrecord.dashboard.ops;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.EventJson;
import org.onrecord.events.version.BuildVersion;

/**
 * The routes {@code /healthz} (the process works), {@code /readyz} (it has caught up) and {@code /metrics}. Everybody may ask for health
 * and readiness; the reasons and the version are
 * only for those who may see details.
 *
 * @param registry the meters of {@code /metrics}
 * @param measure brings meters up to date that are not counted as things happen
 * @param alive for each part, why the process must be restarted; empty if it works
 * @param ready for each part, why it is not ready; empty if it is
 * @param maySeeDetails decides who may see metrics and reasons
 */
public record HealthRoutes(
        PrometheusMeterRegistry registry,
        Runnable measure,
        Map<String, Supplier<Optional<String>>> alive,
        Map<String, Supplier<Optional<String>>> ready,
        Predicate<Context> maySeeDetails) {

    record HealthResponse(
            String status,
            Map<String, String> checks,
            @Nullable String version) {}

    public void register(RoutesConfig routes) {
        ready.forEach((part, check) -> Gauge.builder(
                        "onrecord.ready", () -> reason(check).isEmpty() ? 1 : 0)
                .tag("part", part)
                .register(registry));
        routes.get("/healthz", context -> respond(context, alive, BuildVersion.get()));
        routes.get("/readyz", context -> respond(context, ready, null));
        routes.get("/metrics", context -> {
            if (maySeeDetails.test(context)) {
                measure.run();
                context.contentType("text/plain; version=0.0.4; charset=utf-8").result(registry.scrape());
            } else {
                Problem.forbidden("metrics need a request from this machine, or a token")
                        .write(context);
            }
        });
    }

    private void respond(Context context, Map<String, Supplier<Optional<String>>> parts, @Nullable String version) {
        Map<String, String> checks = new LinkedHashMap<>();
        parts.forEach((name, check) -> checks.put(name, reason(check).orElse("ok")));
        boolean good = checks.values().stream().allMatch("ok"::equals);
        String status = good ? "ok" : "unavailable";
        HealthResponse response = maySeeDetails.test(context)
                ? new HealthResponse(status, checks, version)
                : new HealthResponse(status, Map.of(), null);
        context.status(good ? 200 : 503)
                .header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(EventJson.mapper().writeValueAsBytes(response));
    }

    private static Optional<String> reason(Supplier<Optional<String>> check) {
        try {
            return check.get();
        } catch (RuntimeException e) {
            return Optional.of("the check failed: " + e.getMessage());
        }
    }
}
