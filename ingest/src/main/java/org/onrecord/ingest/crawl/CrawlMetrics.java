package org.onrecord.ingest.crawl;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** What the crawl tells of itself in metrics; one for all its sessions. */
final class CrawlMetrics implements AutoCloseable {
    private final MeterRegistry registry;
    private final List<Gauge> gauges;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong hosts = new AtomicLong();
    private final AtomicLong running = new AtomicLong();
    private final AtomicLong late = new AtomicLong();

    CrawlMetrics(MeterRegistry registry) {
        this.registry = registry;
        gauges = List.of(
                gauge("onrecord.ingest.fetches.waiting", "Fetches that are planned, due or not", waiting)
                        .register(registry),
                gauge("onrecord.ingest.fetches.running", "Requests under way", running)
                        .register(registry),
                gauge("onrecord.ingest.hosts.waiting", "Hosts that a fetch is planned for", hosts)
                        .register(registry),
                gauge("onrecord.ingest.fetches.late", "How long the fetch is overdue that was due first", late)
                        .baseUnit("seconds")
                        .register(registry));
    }

    /** Makes room for the gauges of the next crawl. */
    @Override
    public void close() {
        gauges.forEach(registry::remove);
    }

    private static Gauge.Builder<AtomicLong> gauge(String name, String description, AtomicLong value) {
        return Gauge.builder(name, value, AtomicLong::get).description(description);
    }

    /** Takes how it stands. */
    void stands(Frontier frontier, int underWay, Instant now) {
        waiting.set(frontier.size());
        hosts.set(frontier.hosts());
        running.set(underWay);
        // A wish has no time of its own: it is due from the beginning of time.
        late.set(frontier.oldest()
                .filter(due -> due.isAfter(Instant.EPOCH))
                .map(due -> Math.max(0, Duration.between(due, now).toSeconds()))
                .orElse(0L));
    }

    /** A request with the reading of its answer took so long. */
    void took(FetchJob job, Duration time) {
        Timer.builder("onrecord.ingest.fetch")
                .description("Time of one request with the reading of its answer")
                .tag("kind", job.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .register(registry)
                .record(time);
    }

    /** Something came of a fetch: what, is one of a dozen words. */
    void fetch(String source, String outcome) {
        registry.counter("onrecord.ingest.fetches", "source", source, "outcome", outcome)
                .increment();
    }

    /** Something came of an item: what, is one of a dozen words. */
    void item(String source, String outcome) {
        registry.counter("onrecord.ingest.items", "source", source, "outcome", outcome)
                .increment();
    }
}
