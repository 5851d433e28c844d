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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.onrecord.events.capture.CaptureReader;
import org.onrecord.events.kafka.KafkaClients;
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
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final Settings settings;
    private final Map<String, SourceSpec> sources = new LinkedHashMap<>();
    private final InstantSource clock;
    private final CrawlMetrics meters;
    private final BrokerAccess broker;
    private final Admin admin;
    private final CaptureWriter captures;
    private final Fetcher fetcher;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile Optional<String> trouble = Optional.of("the crawl has not reached the broker yet");

    /**
     * The settings of a crawl.
     *
     * @param kafka the clients of the broker
     * @param sources of the catalogues; those that are not on the web are ignored
     * @param fetch timeouts, limits and allowed addresses of fetches
     * @param politeness how often a host may be asked
     * @param concurrency how many fetches run at once, each from a different host
     */
    public record Settings(
            KafkaClients kafka,
            List<SourceSpec> sources,
            Path captures,
            FetchSettings fetch,
            PolitenessPolicy politeness,
            int concurrency) {}

    private Crawler(Settings settings, MeterRegistry meters, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.meters = new CrawlMetrics(meters);
        settings.sources().stream()
                .filter(source -> source.kind().isWeb())
                .forEach(source -> sources.put(source.id(), source));
        broker = new BrokerAccess(settings.kafka());
        admin = broker.admin();
        captures = CaptureWriter.open(settings.captures(), clock);
        fetcher = Fetcher.of(settings.fetch());
        thread = Thread.ofPlatform().name("crawl").unstarted(this::run);
    }

    /** Starts the crawl; returns at once. */
    public static Crawler start(Settings settings, MeterRegistry meters) {
        return start(settings, meters, InstantSource.system());
    }

    /** As {@link #start(Settings, MeterRegistry)}, with a clock. */
    static Crawler start(Settings settings, MeterRegistry meters, InstantSource clock) {
        Crawler crawler = new Crawler(settings, meters, clock);
        crawler.thread.start();
        return crawler;
    }

    /** Returns why the crawl is not running, in words; empty while it runs. */
    public Optional<String> notReady() {
        Optional<String> now = trouble;
        return now.isEmpty() && !thread.isAlive()
                ? Optional.of("the thread of the crawl has ended; start it again, and report what its log says")
                : now;
    }

    /** Stops. Unfinished fetches are repeated after the next start. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(CLOSING)) {
                thread.interrupt();
                thread.join();
            }
            threads.shutdownNow();
            fetcher.close();
            captures.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("The last captures may not be on disk: {}", e.getMessage());
        }
        admin.close(Duration.ofSeconds(1));
        meters.close();
    }

    private void run() {
        FetchWorker worker = new FetchWorker(
                fetcher,
                captures,
                CaptureReader.of(settings.captures()),
                ReadingMarks.beside(settings.captures()),
                clock);
        boolean again = false;
        while (closing.getCount() > 0) {
            // The thread survives every failure.
            try {
                if (!again || !closing.await(1, TimeUnit.SECONDS)) {
                    again = true;
                    session(worker);
                }
            } catch (InterruptedException e) {
                LOG.debug("The crawl is interrupted, most likely to be closed.");
            } catch (RuntimeException | Error e) {
                LOG.error("The crawl failed because of a bug and starts over; please report it.", e);
                fail("the crawl failed because of a bug: " + e);
            }
        }
    }

    private void session(FetchWorker worker) throws InterruptedException {
        Optional<String> down = broker.trouble(admin, List.of(Topics.FETCHES, Topics.SOURCES, Topics.DOCUMENTS));
        if (down.isPresent()) {
            fail(down.get());
            return;
        }
        try (CrawlSession session = CrawlSession.open(new CrawlSession.Shared(
                broker,
                sources,
                worker,
                captures,
                threads,
                settings.concurrency(),
                settings.politeness(),
                clock,
                meters))) {
            session.run(() -> closing.getCount() > 0, () -> trouble = Optional.empty());
        } catch (KafkaException e) {
            fail("the broker does not take what the crawl writes: " + e.getMessage());
        } catch (IOException e) {
            fail("the captures cannot be written to " + settings.captures() + ": " + e.getMessage()
                    + "; make room or give rights");
        }
    }

    private void fail(String reason) {
        if (!trouble.equals(Optional.of(reason))) {
            LOG.warn("The crawl waits: {}.", reason);
        }
        trouble = Optional.of(reason);
    }
}
