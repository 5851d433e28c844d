package org.onrecord.dashboard;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.onrecord.dashboard.access.AccessSettings;
import org.onrecord.dashboard.feed.TopicTailer;
import org.onrecord.dashboard.subscribe.SubscriptionDesk;
import org.onrecord.dashboard.workbench.Workbench;
import org.onrecord.dashboard.write.KafkaTopicWriter;
import org.onrecord.events.issue.WatchedIssues;
import org.onrecord.events.kafka.KafkaClients;

/** The dashboard as a service: it reads the topics into its index and serves pages, the API and live events. */
public final class DashboardService implements AutoCloseable {
    private final DashboardServer server;
    private final TopicTailer tailer;
    private final KafkaTopicWriter writer;

    private DashboardService(DashboardServer server, TopicTailer tailer, KafkaTopicWriter writer) {
        this.server = server;
        this.tailer = tailer;
        this.writer = writer;
    }

    /**
     * The settings of the dashboard.
     *
     * @param indexFolder folder of the index; created if missing, and rebuilt from the topics if it does not fit
     * @param captures folder of the captures that ingest writes; may be missing
     * @param port 0 for any free port
     * @param address of the pages as readers reach them, for links
     */
    public record Settings(
            KafkaClients kafka,
            Path indexFolder,
            Path captures,
            String host,
            int port,
            AccessSettings access,
            URI address) {}

    /**
     * Starts the dashboard. It does not wait for Kafka; {@code /readyz} tells when the index has caught up.
     *
     * @param readiness for each other part of the process, why it is not ready; empty if it is
     * @param workbench absent where the process has no models
     * @param desk knows about rules and messages
     * @throws IllegalStateException if the port or the index folder is in use, with a message for people
     */
    public static DashboardService start(
            Settings settings,
            WatchedIssues issues,
            PrometheusMeterRegistry registry,
            Map<String, Supplier<Optional<String>>> readiness,
            Optional<Workbench> workbench,
            SubscriptionDesk desk) {
        KafkaTopicWriter writer = new KafkaTopicWriter(settings.kafka(), registry);
        TopicTailer tailer = new TopicTailer(settings.kafka(), registry, writer::quarantine);
        Map<String, Supplier<Optional<String>>> ready = new LinkedHashMap<>(readiness);
        ready.put("index", tailer::notReady);
        try {
            DashboardServer server = DashboardServer.start(
                    settings, issues, registry, Map.of("index", tailer::failed), ready, writer, workbench, desk);
            tailer.start(server.updater());
            return new DashboardService(server, tailer, writer);
        } catch (RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    public int port() {
        return server.port();
    }

    /** Stops reading, commits the index and closes all connections. */
    @Override
    public void close() {
        tailer.close();
        server.close();
        writer.close();
    }
}
