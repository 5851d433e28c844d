package org.onrecord.ingest.crawl;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.onrecord.events.capture.CaptureReader;
import org.onrecord.events.kafka.ForgottenTable;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.ServiceThread;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.capture.CaptureWriter;
import org.onrecord.ingest.fetch.FetchSettings;
import org.onrecord.ingest.fetch.Fetcher;
import org.onrecord.ingest.fetch.PolitenessPolicy;
import org.onrecord.ingest.publish.BrokerAccess;
import org.onrecord.ingest.reading.ReadingMarks;
import org.onrecord.ingest.source.SourceSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The crawl: polls the sources on the web when they are due and publishes their items, until closed. Several processes
 * share the work; each host belongs to one of them.
 *
 * <p>All its state is on the broker and in the captures. While the broker does not answer, it waits and says so in
 * {@link #notReady}.
 */
public final class Crawler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Crawler.class);
    private static final Duration BETWEEN_SESSIONS = Duration.ofSeconds(1);

    /** How many fetches run at once, each from a different host. */
    private static final int CONCURRENCY = 32;

    private final Path captures;
    private final Admin admin;
    private final Fetcher fetcher;
    private final CrawlSession.Shared shared;
    private final ServiceThread service;

    /**
     * The settings of a crawl.
     *
     * @param sources of the catalogues; the crawl ignores those that are not on the web
     * @param fetch timeouts, limits and allowed addresses of fetches
     * @param politeness how often a host may be asked
     */
    public record Settings(
            KafkaClients kafka,
            List<SourceSpec> sources,
            Path captures,
            FetchSettings fetch,
            PolitenessPolicy politeness) {
        public Settings with(List<SourceSpec> others) {
            return new Settings(kafka, others, captures, fetch, politeness);
        }
    }

    private Crawler(Settings settings, MeterRegistry meters, InstantSource clock) {
        captures = settings.captures();
        fetcher = Fetcher.of(settings.fetch());
        CaptureWriter writer = new CaptureWriter(captures, clock);
        Map<String, SourceSpec> sources = new LinkedHashMap<>();
        settings.sources().stream()
                .filter(source -> source.kind().isWeb())
                .forEach(source -> sources.put(source.id(), source));
        shared = new CrawlSession.Shared(
                new BrokerAccess(settings.kafka()),
                new ForgottenTable(settings.kafka()),
                sources,
                new FetchWorker(fetcher, writer, new CaptureReader(captures), ReadingMarks.beside(captures), clock),
                writer,
                Executors.newVirtualThreadPerTaskExecutor(),
                CONCURRENCY,
                settings.politeness(),
                clock,
                new CrawlMetrics(meters));
        admin = shared.broker().admin();
        service = new ServiceThread("crawl", "the crawl", this::session, () -> {});
    }

    /** Starts the crawl; returns at once. */
    public static Crawler start(Settings settings, MeterRegistry meters, InstantSource clock) {
        Crawler crawler = new Crawler(settings, meters, clock);
        crawler.service.start();
        return crawler;
    }

    /** Returns why the crawl is not running, in words; empty while it runs. */
    public Optional<String> notReady() {
        return service.notReady();
    }

    /** Stops. Unfinished fetches are repeated after the next start. */
    @Override
    public void close() {
        service.close();
        shared.threads().shutdownNow();
        fetcher.close();
        try {
            shared.captures().close();
        } catch (IOException e) {
            LOG.warn("The last captures may not be on disk: {}", e.getMessage());
        }
        admin.close(Duration.ofSeconds(1));
        shared.forgotten().close();
        shared.meters().close();
    }

    private void session() throws InterruptedException {
        Optional<String> trouble =
                shared.broker().trouble(admin, List.of(Topics.FETCHES, Topics.SOURCES, Topics.DOCUMENTS));
        trouble.ifPresentOrElse(service::fail, this::crawl);
        service.pause(BETWEEN_SESSIONS);
    }

    private void crawl() {
        try (CrawlSession session = CrawlSession.open(shared)) {
            session.run(service::isOpen, service::works);
        } catch (KafkaException e) {
            service.fail("the broker does not take what the crawl writes: " + e.getMessage());
        } catch (IOException e) {
            service.fail("the captures cannot be written to " + captures + ": " + e.getMessage()
                    + "; make room or give rights");
        }
    }
}
