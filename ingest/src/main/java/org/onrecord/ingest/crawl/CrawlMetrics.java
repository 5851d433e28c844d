package org.onrecord.ingest.crawl;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.listing.Listing;

/** The metrics of the crawl, shared by all its sessions. */
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
                gauge("onrecord.ingest.fetches.waiting", waiting).register(registry),
                gauge("onrecord.ingest.fetches.running", running).register(registry),
                gauge("onrecord.ingest.hosts.waiting", hosts).register(registry),
                gauge("onrecord.ingest.fetches.late", late).baseUnit("seconds").register(registry));
    }

    /** Unregisters the gauges, so that the next crawl can register its own. */
    @Override
    public void close() {
        gauges.forEach(registry::remove);
    }

    private static Gauge.Builder<AtomicLong> gauge(String name, AtomicLong value) {
        return Gauge.builder(name, value, AtomicLong::get);
    }

    void update(Frontier frontier, int underWay, Instant now) {
        waiting.set(frontier.size());
        hosts.set(frontier.hosts());
        running.set(underWay);
        // A fetch task has no due time of its own: it is due from the beginning of time.
        late.set(frontier.oldest()
                .filter(due -> due.isAfter(Instant.EPOCH))
                .map(due -> Math.max(0, Duration.between(due, now).toSeconds()))
                .orElse(0L));
    }

    /** Records the duration of a request, including the reading of its response. */
    void duration(FetchJob job, Duration time) {
        Timer.builder("onrecord.ingest.fetch")
                .tag("kind", job.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .register(registry)
                .record(time);
    }

    /** Counts a fetch by its outcome, one of a dozen words. */
    void fetch(String source, JobResult result) {
        registry.counter("onrecord.ingest.fetches", "source", source, "outcome", outcome(result))
                .increment();
    }

    private static String outcome(JobResult result) {
        return switch (result) {
            case JobResult.Listed listed ->
                switch (listed.listing()) {
                    case Listing.Read read -> "listed";
                    case Listing.CutOff cut -> "cut-off";
                    case Listing.Unreadable unreadable -> "unreadable";
                };
            case JobResult.Article article -> "read";
            case JobResult.NoText noText -> "no-text";
            case JobResult.Unread(FetchResult.NotModified same) -> "unchanged";
            case JobResult.Unread(FetchResult.Redirected elsewhere) -> "redirected";
            case JobResult.Unread(FetchResult.Throttled throttled) -> "throttled";
            case JobResult.Unread(FetchResult.Gone gone) -> "gone";
            case JobResult.Forbidden forbidden -> "robots";
            case JobResult.Unread(FetchResult.Refused refused) -> "failed";
            case JobResult.Unread(FetchResult.Failed failed) -> "failed";
            case JobResult.Rules rules -> "rules";
        };
    }

    void unusable(String topic) {
        registry.counter("onrecord.ingest.records.unusable", "topic", topic).increment();
    }

    /** Counts the outcome of an item, one of a dozen words. */
    void item(String source, String outcome) {
        registry.counter("onrecord.ingest.items", "source", source, "outcome", outcome)
                .increment();
    }
}
