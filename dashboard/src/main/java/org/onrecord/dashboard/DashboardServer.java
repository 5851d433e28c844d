package org.onrecord.dashboard;

import io.javalin.Javalin;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.onrecord.dashboard.DashboardService.Settings;
import org.onrecord.dashboard.api.ApiRoutes;
import org.onrecord.dashboard.api.request.AccessFilter;
import org.onrecord.dashboard.api.request.RequestedIssue;
import org.onrecord.dashboard.api.response.ResponseSender;
import org.onrecord.dashboard.feed.IndexUpdater;
import org.onrecord.dashboard.feed.RecordMeters;
import org.onrecord.dashboard.index.ReadQueue;
import org.onrecord.dashboard.index.RecordIndex;
import org.onrecord.dashboard.live.EventRing;
import org.onrecord.dashboard.ops.HealthRoutes;
import org.onrecord.dashboard.ops.HttpServers;
import org.onrecord.dashboard.page.PageRoutes;
import org.onrecord.dashboard.subscribe.RuleChanges;
import org.onrecord.dashboard.subscribe.Signup;
import org.onrecord.dashboard.subscribe.SubscriptionDesk;
import org.onrecord.dashboard.workbench.Workbench;
import org.onrecord.dashboard.write.TopicWriter;
import org.onrecord.events.issue.WatchedIssues;

/** The index, the live events and the HTTP server, wired together. It does not read the topics; its owner feeds the {@link #updater}. */
record DashboardServer(RecordIndex index, ReadQueue reads, EventRing ring, IndexUpdater updater, Javalin server)
        implements AutoCloseable {
    private static final int KEPT_EVENTS = 4096;
    private static final Duration READ_LIMIT = Duration.ofSeconds(5);
    private static final Duration READ_PATIENCE = Duration.ofSeconds(15);

    /**
     * Opens the index and serves it.
     *
     * @param alive for each part, why the process must be restarted; empty if it works
     * @param ready for each part, why it is not ready; empty if it is
     * @param workbench absent where the process has no models
     */
    static DashboardServer start(
            Settings settings,
            WatchedIssues issues,
            PrometheusMeterRegistry registry,
            Map<String, Supplier<Optional<String>>> alive,
            Map<String, Supplier<Optional<String>>> ready,
            TopicWriter writer,
            Optional<Workbench> workbench,
            SubscriptionDesk desk) {
        RecordIndex index = RecordIndex.open(settings.indexFolder());
        ReadQueue reads = new ReadQueue(index, READ_LIMIT, READ_PATIENCE);
        try {
            EventRing ring = new EventRing(KEPT_EVENTS);
            AccessFilter access = new AccessFilter(settings.access(), settings.address());
            ApiRoutes api = new ApiRoutes(
                    access,
                    issues,
                    reads,
                    settings.captures(),
                    writer,
                    ring,
                    registry,
                    workbench,
                    desk,
                    new ResponseSender());
            RecordMeters records = new RecordMeters(index, registry);
            Javalin server = Javalin.create(config -> {
                HttpServers.configure(config);
                config.http.prefer405over404 = true;
                config.requestLogger.http((context, millis) -> Timer.builder("onrecord.dashboard.requests")
                        .tag("method", context.method().name())
                        .tag(
                                "route",
                                Optional.ofNullable(context.endpoints().matchedHttpEndpoint())
                                        .map(endpoint -> endpoint.path)
                                        .orElse("none"))
                        .tag("issue", RequestedIssue.named(context, issues))
                        .tag("status", Integer.toString(context.statusCode()))
                        .register(registry)
                        .record(Duration.ofNanos((long) (millis * 1_000_000))));
                api.register(config.routes);
                new PageRoutes(
                                issues,
                                reads,
                                new Signup(reads, new RuleChanges(writer, ring), desk),
                                settings.address().toString().replaceAll("/+$", ""),
                                ring::here)
                        .register(config.routes, ApiRoutes.description());
                new HealthRoutes(registry, records::measure, alive, ready, access::maySeeDetails)
                        .register(config.routes);
            });
            return new DashboardServer(
                    index,
                    reads,
                    ring,
                    new IndexUpdater(index, ring, issues, registry),
                    HttpServers.start(server, settings.host(), settings.port()));
        } catch (RuntimeException e) {
            reads.close();
            index.close();
            throw e;
        }
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        ring.close();
        HttpServers.stop(server);
        reads.close();
        index.close();
    }
}
