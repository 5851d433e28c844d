package org.onrecord.dashboard;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.onrecord.dashboard.feed.KafkaSink;
import org.onrecord.dashboard.feed.TopicReader;
import org.onrecord.events.issue.Issue;

/** The read side as a service: reads the topics into its index and serves pages, API and live events. */
public final class DashboardService implements AutoCloseable {
    private final Dashboard dashboard;
    private final TopicReader reader;
    private final KafkaSink sink;

    private DashboardService(Dashboard dashboard, TopicReader reader, KafkaSink sink) {
        this.dashboard = dashboard;
        this.reader = reader;
        this.sink = sink;
    }

    /**
     * How the dashboard is set up.
     *
     * @param bootstrapServers of Kafka
     * @param indexFolder where the index is kept; made if missing, and made anew from the topics if it does not fit
     * @param captures folder of the bytes as fetched, which ingest writes; need not be there
     * @param host address to bind to
     * @param port to listen on; 0 for any free one
     * @param adminToken what pushing needs, and reading too where it is not free; empty if nothing may be pushed
     * @param publicReading true to let everyone read though the server is bound to more than this machine
     * @param allowedHosts names that the server answers to beside this machine's own, with or without a port
     */
    public record Settings(
            String bootstrapServers,
            Path indexFolder,
            Path captures,
            String host,
            int port,
            Optional<String> adminToken,
            boolean publicReading,
            List<String> allowedHosts) {}

    /**
     * Starts the dashboard. Does not wait for Kafka: {@code /readyz} says when the index has caught up.
     *
     * @param issues the issue as the tables are made with it, at any time
     * @param readiness reasons why other parts in the same process are not ready, empty when they are, by the part's name
     * @throws IllegalStateException if the port or the index folder is in use, with a sentence for people
     */
    public static DashboardService start(
            Settings settings,
            Supplier<Issue> issues,
            PrometheusMeterRegistry registry,
            Map<String, Supplier<Optional<String>>> readiness) {
        AtomicReference<Optional<TopicReader>> reader = new AtomicReference<>(Optional.empty());
        Map<String, Supplier<Optional<String>>> ready = new LinkedHashMap<>(readiness);
        ready.put("index", () -> reason(reader, TopicReader::notReady));
        Map<String, Supplier<Optional<String>>> alive = Map.of("index", () -> reason(reader, TopicReader::failed));
        KafkaSink sink = new KafkaSink(settings.bootstrapServers(), registry);
        try {
            Dashboard dashboard = Dashboard.start(settings, issues, registry, alive, ready, sink, sink, sink);
            TopicReader started = TopicReader.start(settings.bootstrapServers(), dashboard.feed(), registry);
            reader.set(Optional.of(started));
            return new DashboardService(dashboard, started, sink);
        } catch (RuntimeException e) {
            sink.close();
            throw e;
        }
    }

    private static Optional<String> reason(
            AtomicReference<Optional<TopicReader>> reader, Function<TopicReader, Optional<String>> question) {
        return Optional.ofNullable(reader.get())
                .flatMap(Function.identity())
                .map(question)
                .orElse(Optional.of("starting"));
    }

    /** The port that it listens on. */
    public int port() {
        return dashboard.port();
    }

    /** Stops reading, makes the index safe, ends all connections. */
    @Override
    public void close() {
        reader.close();
        dashboard.close();
        sink.close();
    }
}
