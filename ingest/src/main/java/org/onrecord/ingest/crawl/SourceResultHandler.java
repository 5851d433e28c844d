package org.onrecord.ingest.crawl;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.onrecord.events.FetchTask;
import org.onrecord.events.SourceState;
import org.onrecord.events.http.Validators;
import org.onrecord.events.time.Published;
import org.onrecord.ingest.fetch.JitteredBackoff;
import org.onrecord.ingest.health.SourceAlert;
import org.onrecord.ingest.health.SourceHealth;
import org.onrecord.ingest.listing.Listing;
import org.onrecord.ingest.listing.Listing.Listed;
import org.onrecord.ingest.publish.SourceTable;
import org.onrecord.ingest.source.SourceSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what follows from polling a source. */
final class SourceResultHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SourceResultHandler.class);
    private static final int MAX_HOPS = 6;

    /** How long to wait for another process to finish a poll before doing it here. */
    private static final Duration HANDED_OVER = Duration.ofMinutes(2);

    private final SourceTable table;
    private final Frontier frontier;
    private final Predicate<String> owned;
    private final RobotsResultHandler hosts;
    private final JitteredBackoff backoff;
    private final ListedItemHandler items;
    private final CrawlMetrics metrics;
    private final FailingSources failing = new FailingSources();

    SourceResultHandler(
            SourceTable table,
            Frontier frontier,
            Predicate<String> owned,
            RobotsResultHandler hosts,
            JitteredBackoff backoff,
            ListedItemHandler items,
            CrawlMetrics metrics) {
        this.table = table;
        this.frontier = frontier;
        this.owned = owned;
        this.hosts = hosts;
        this.backoff = backoff;
        this.items = items;
        this.metrics = metrics;
    }

    /** Tells of sources that failed lately. */
    void tellFailures(Instant now) {
        failing.told(now).ifPresent(LOG::info);
    }

    static String addressOf(SourceState state) {
        String moved = state.moved();
        return moved == null ? state.address() : moved;
    }

    static boolean isWeb(SourceState state) {
        return state.address().startsWith("http://") || state.address().startsWith("https://");
    }

    /** Plans the next poll of a source, if its host is owned. */
    void plan(SourceSpec spec, SourceState state, Instant now) {
        String url = addressOf(state);
        Instant due = state.visits().due();
        Optional<String> host = Frontier.hostOf(url).filter(owned);
        if (due != null && host.isPresent()) {
            frontier.add(new FetchJob.Poll(spec, host.get(), url, url, 0, false, due), now);
        }
    }

    void settle(FetchJob.Poll job, JobResult result, Instant now, RecordBatch batch) {
        // A fetch task for the source that arrived during the poll is done as well.
        frontier.remove(job.host(), job.key());
        SourceState last =
                SourceHealth.of(job.source(), table.state(job.source().id()).orElse(null), now);
        switch (result) {
            case JobResult.Listed listed -> listed(job, last, listed, now, batch);
            case JobResult.NotModified same -> {
                metrics.fetch(last.id(), "unchanged");
                SourceState there = moved(job, last, Optional.empty());
                Instant due = next(last, now);
                next(job, SourceHealth.answered(there, List.of(), "", same.validators(), due, now), last, now, batch);
            }
            case JobResult.Redirected elsewhere -> redirected(job, last, elsewhere, now, batch);
            case JobResult.Throttled throttled -> {
                metrics.fetch(last.id(), "throttled");
                Instant due = now.plus(backoff.after(last.visits().failures() + 1, throttled.pause()));
                hosts.wait(job.host(), throttled.pause().isZero() ? now.plus(backoff.after(1)) : due, batch);
                failed(job, last, "the server answers " + throttled.status() + " and asks to wait", due, now, batch);
            }
            case JobResult.Gone gone -> {
                metrics.fetch(last.id(), "gone");
                next(job, SourceHealth.gone(last, gone.reason(), now), last, now, batch);
            }
            case JobResult.Forbidden forbidden -> {
                metrics.fetch(last.id(), "robots");
                if (forbidden.until().isPresent()) {
                    failed(job, last, forbidden.reason(), forbidden.until().get(), now, batch);
                } else {
                    Instant due = next(last, now);
                    next(job, SourceHealth.refused(last, forbidden.reason(), due, now), last, now, batch);
                }
            }
            case JobResult.Failed failed -> {
                metrics.fetch(last.id(), "failed");
                Instant due = failed.mayPass() ? retry(last, now) : confirm(last, now);
                failed(job, last, failed.reason(), due, now, batch);
            }
            case JobResult.Rules rules -> throw unexpected(rules);
            case JobResult.Article article -> throw unexpected(article);
            case JobResult.NoText noText -> throw unexpected(noText);
        }
    }

    private void listed(FetchJob.Poll job, SourceState last, JobResult.Listed result, Instant now, RecordBatch batch) {
        switch (result.listing()) {
            case Listing.Unreadable unreadable -> {
                metrics.fetch(last.id(), "unreadable");
                failed(job, last, unreadable.reason(), confirm(last, now), now, batch);
            }
            case Listing.CutOff cut -> {
                metrics.fetch(last.id(), "cut-off");
                List<Instant> arrivals = arrivals(job, cut.items(), result, now, batch);
                SourceState read = SourceHealth.arrived(moved(job, last, cut.movedTo()), arrivals, now);
                failed(job, read, last, cut.reason(), confirm(last, now), now, batch);
            }
            case Listing.Read read -> {
                metrics.fetch(last.id(), "listed");
                List<Instant> arrivals = arrivals(job, read.items(), result, now, batch);
                parts(job, read.parts(), now);
                // The list of parts may be unchanged when a part is not, so it is always read.
                Validators validators = read.parts().isEmpty() ? result.validators() : Validators.NONE;
                SourceState moved = moved(job, last, read.movedTo());
                Instant due = next(last, now);
                next(
                        job,
                        SourceHealth.answered(moved, arrivals, read.remark(), validators, due, now),
                        last,
                        now,
                        batch);
            }
        }
    }

    /** Handles the items of a list, and returns when the new ones appeared. */
    private List<Instant> arrivals(
            FetchJob.Poll job, List<Listed> listed, JobResult.Listed result, Instant now, RecordBatch batch) {
        List<Instant> arrivals = new ArrayList<>();
        for (Listed item : listed) {
            if (items.handle(job.source(), item, result.capture(), now, batch)) {
                arrivals.add(arrival(item, now));
            }
        }
        return arrivals;
    }

    /** Returns the state with the source's present address. What its list announces takes precedence over redirects. */
    private static SourceState moved(FetchJob.Poll job, SourceState last, Optional<String> said) {
        return job.part()
                ? last
                : SourceHealth.moved(
                        last, said.filter(to -> Frontier.hostOf(to).isPresent()).orElse(job.address()));
    }

    private void parts(FetchJob.Poll job, List<String> parts, Instant now) {
        if (job.part()) {
            return;
        }
        for (String part : parts) {
            Optional<String> host = Frontier.hostOf(part).filter(owned);
            if (host.isPresent()) {
                frontier.add(new FetchJob.Poll(job.source(), host.get(), part, part, 0, true, now), now);
            } else {
                LOG.warn(
                        "{}: the sitemap {} is on another host and is skipped; make it a source.",
                        job.source().id(),
                        part);
            }
        }
    }

    private void redirected(
            FetchJob.Poll job, SourceState last, JobResult.Redirected elsewhere, Instant now, RecordBatch batch) {
        Optional<String> host = Frontier.hostOf(elsewhere.url());
        if (job.hops() >= MAX_HOPS || host.isEmpty()) {
            metrics.fetch(last.id(), "failed");
            failed(
                    job,
                    last,
                    "it redirects more than " + MAX_HOPS + " times or in a circle",
                    confirm(last, now),
                    now,
                    batch);
            return;
        }
        metrics.fetch(last.id(), "redirected");
        boolean moved = elsewhere.permanent() && job.url().equals(job.address());
        String address = moved ? elsewhere.url() : job.address();
        FetchJob.Poll next = new FetchJob.Poll(
                job.source(), host.get(), address, elsewhere.url(), job.hops() + 1, job.part(), Instant.EPOCH);
        if (owned.test(host.get())) {
            frontier.add(next, now);
        } else if (!job.part()) {
            batch.task(new FetchTask(host.get(), last.id(), "", address, elsewhere.url(), next.hops(), now, null));
            SourceState handedOver = SourceHealth.due(last, now.plus(HANDED_OVER));
            keep(handedOver, last, batch);
            plan(job.source(), handedOver, now);
        }
    }

    private void failed(
            FetchJob.Poll job, SourceState last, String reason, Instant due, Instant now, RecordBatch batch) {
        failed(job, last, last, reason, due, now, batch);
    }

    /**
     * Records a failure.
     *
     * @param read the last state with what was read before the failure
     */
    private void failed(
            FetchJob.Poll job,
            SourceState read,
            SourceState last,
            String reason,
            Instant due,
            Instant now,
            RecordBatch batch) {
        failing.add(last.id(), last.health() == SourceState.Health.FAILING ? last.reason() : "", reason, now);
        SourceState failed = SourceHealth.failed(read, reason, due, now);
        // The new address may be dead while the catalogue's leads elsewhere by now.
        boolean lost = failed.moved() != null && failed.visits().failures() % SourceAlert.OFTEN == 0;
        next(job, lost ? SourceHealth.moved(failed, failed.address()) : failed, last, now, batch);
    }

    /** Records a state and plans the next poll. */
    private void next(FetchJob.Poll job, SourceState state, SourceState last, Instant now, RecordBatch batch) {
        if (job.part()) {
            // A part says nothing about the source as a whole, except what is new.
            SourceState counted = SourceHealth.counted(last, state);
            keep(counted, last, batch);
            return;
        }
        keep(state, last, batch);
        plan(job.source(), state, now);
    }

    private void keep(SourceState state, SourceState last, RecordBatch batch) {
        if (!state.equals(last)) {
            table.decide(state);
            batch.state(state);
            FetchResultHandler.alerts(SourceAlert.of(last), SourceAlert.of(state), batch);
        }
    }

    private Instant next(SourceState last, Instant now) {
        return FetchSchedule.next(Duration.ofSeconds(last.intervalSeconds()), now, RandomGenerator.getDefault());
    }

    /** Returns when to poll again after a failure that may pass: soon at first, and never later than usual. */
    private Instant retry(SourceState last, Instant now) {
        Duration delay = backoff.after(last.visits().failures() + 1);
        Instant usual = now.plusSeconds(last.intervalSeconds());
        Instant soon = now.plus(delay);
        return soon.isBefore(usual) ? soon : usual;
    }

    /** Returns when to poll again after a failure that will not pass: once more in time for an alert, then as usual. */
    private Instant confirm(SourceState last, Instant now) {
        Instant usual = next(last, now);
        Instant soon = now.plus(SourceAlert.LASTING);
        boolean told = SourceAlert.of(last).isPresent();
        return !told && soon.isBefore(usual) ? soon : usual;
    }

    /** Returns when an item appeared; a date without a zone counts as UTC. */
    private static Instant arrival(Listed item, Instant now) {
        Published published = item.entry().published();
        if (published == null) {
            return now;
        }
        if (published.precision() != Published.Precision.TIME) {
            return published
                    .day()
                    .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                    .orElse(now);
        }
        try {
            TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    published.value(), OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return now;
        }
    }

    private static IllegalStateException unexpected(JobResult result) {
        return new IllegalStateException(
                "no result of a look at a source: " + result.getClass().getSimpleName());
    }
}
