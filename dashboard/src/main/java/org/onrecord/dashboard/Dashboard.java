package org.onrecord.dashboard;

import io.javalin.Javalin;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.DashboardService.Settings;
import org.onrecord.dashboard.api.Correct;
import org.onrecord.dashboard.api.Gate;
import org.onrecord.dashboard.api.Letters;
import org.onrecord.dashboard.api.Push;
import org.onrecord.dashboard.api.Routes;
import org.onrecord.dashboard.feed.CorrectionSink;
import org.onrecord.dashboard.feed.DocumentSink;
import org.onrecord.dashboard.feed.Feed;
import org.onrecord.dashboard.feed.LetterRetry;
import org.onrecord.dashboard.index.RecordIndex;
import org.onrecord.dashboard.live.EventRing;
import org.onrecord.dashboard.live.EventStream;
import org.onrecord.dashboard.live.IndexFeed;
import org.onrecord.dashboard.ops.Health;
import org.onrecord.dashboard.ops.Servers;
import org.onrecord.dashboard.page.Pages;
import org.onrecord.events.issue.Issue;

/** Index, live events and HTTP server, wired together; whoever owns it feeds it. */
final class Dashboard implements AutoCloseable {
    private static final int REMEMBERED_EVENTS = 4096;
    private static final int MOST_LISTENERS = 2000;

    private final RecordIndex index;
    private final EventRing ring;
    private final IndexFeed feed;
    private final Javalin server;

    private Dashboard(RecordIndex index, EventRing ring, IndexFeed feed, Javalin server) {
        this.index = index;
        this.ring = ring;
        this.feed = feed;
        this.server = server;
    }

    /**
     * Opens the index and serves it.
     *
     * @param issues the issue as the tables are made with it, at any time
     * @param alive reasons why the process must be restarted, by the part's name
     * @param ready reasons why a part is not ready, by its name
     * @param sink where pushed documents go
     * @param corrections where corrections go
     * @param letters what writes the records of dead letters back
     */
    static Dashboard start(
            Settings settings,
            Supplier<Issue> issues,
            PrometheusMeterRegistry registry,
            Map<String, Supplier<Optional<String>>> alive,
            Map<String, Supplier<Optional<String>>> ready,
            DocumentSink sink,
            CorrectionSink corrections,
            LetterRetry letters) {
        RecordIndex index = RecordIndex.open(settings.indexFolder());
        try {
            EventRing ring = new EventRing(REMEMBERED_EVENTS);
            IndexFeed feed = new IndexFeed(index, ring, registry);
            Gate gate =
                    new Gate(settings.host(), settings.adminToken(), settings.publicReading(), settings.allowedHosts());
            Routes routes = new Routes(
                    gate,
                    issues,
                    index,
                    settings.captures(),
                    new Push(sink, index, registry),
                    new Correct(corrections, index, issues, registry),
                    new Letters(index, letters, registry),
                    new EventStream(ring, MOST_LISTENERS, registry));
            Javalin server = Javalin.create(config -> {
                Servers.plain(config);
                config.http.prefer405over404 = true;
                config.requestLogger.http((context, millis) -> Timer.builder("onrecord.dashboard.requests")
                        .tag("method", context.method().name())
                        .tag("route", route(context.endpoints().matchedHttpEndpoint()))
                        .tag("status", Integer.toString(context.statusCode()))
                        .register(registry)
                        .record(Duration.ofNanos((long) (millis * 1_000_000))));
                routes.register(config.routes);
                new Pages().register(config.routes);
                new Health(registry, alive, ready, gate::mayLook).register(config.routes);
            });
            return new Dashboard(index, ring, feed, Servers.start(server, settings.host(), settings.port()));
        } catch (RuntimeException e) {
            index.close();
            throw e;
        }
    }

    private static String route(@Nullable Endpoint endpoint) {
        return endpoint == null ? "none" : endpoint.path;
    }

    Feed feed() {
        return feed;
    }

    /** Method and path of every route, for the test of the description. */
    List<String> routes() {
        return server.unsafe.internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.endpoint)
                .filter(endpoint -> !endpoint.method.name().equals("BEFORE"))
                .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
                .toList();
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        ring.close();
        server.stop();
        index.close();
    }
}
