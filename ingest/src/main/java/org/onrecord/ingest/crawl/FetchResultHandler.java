package org.onrecord.ingest.crawl;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.onrecord.events.Event;
import org.onrecord.events.FetchTask;
import org.onrecord.events.HostPace;
import org.onrecord.events.SourceItem;
import org.onrecord.events.SourceState;
import org.onrecord.events.http.Backoff;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.health.SourceAlert;
import org.onrecord.ingest.publish.RecordBatch;
import org.onrecord.ingest.publish.SourceTable;
import org.onrecord.ingest.source.SourceSpec;

/**
 * Decides what follows from each result: what is published, recorded, and fetched next. Works only on the table and the
 * frontier; records to be written go into a batch.
 */
final class FetchResultHandler {
    private static final int MAX_HOPS = 6;
    private static final JobResult TOO_MANY_REDIRECTS =
            JobResult.failed("it redirects more than " + MAX_HOPS + " times or in a circle", false);

    private final Map<String, SourceSpec> sources;
    private final SourceTable table;
    private final Frontier frontier;
    private final Predicate<String> owned;
    private final CrawlMetrics metrics;
    private final RobotsResultHandler rules;
    private final SourceResultHandler polls;
    private final PageResultHandler visits;

    /**
     * @param sources of the catalogues, by id
     * @param owned returns true for the hosts of this process
     */
    FetchResultHandler(
            Map<String, SourceSpec> sources,
            SourceTable table,
            Frontier frontier,
            Predicate<String> owned,
            Backoff backoff,
            CrawlMetrics metrics) {
        this.sources = sources;
        this.table = table;
        this.frontier = frontier;
        this.owned = owned;
        this.metrics = metrics;
        this.rules = new RobotsResultHandler(table, frontier, owned, backoff);
        ItemPublisher publisher = new ItemPublisher(table, metrics);
        this.visits = new PageResultHandler(table, frontier, rules, backoff, publisher);
        this.polls = new SourceResultHandler(
                table, frontier, owned, rules, backoff, new ListedItemHandler(table, publisher, metrics));
    }

    void logFailures(Instant now) {
        polls.logFailures(now);
    }

    /** Fills the frontier with everything that waits for the owned hosts, after a start or a change of ownership. */
    void survey(RecordBatch batch, InstantSource clock) {
        Instant now = clock.instant();
        frontier.keep(owned);
        frontier.clear();
        sources.values().stream().filter(spec -> spec.kind().isWeb()).forEach(spec -> polls.survey(spec, batch, now));
        table.items().toList().forEach(item -> plan(item, now));
    }

    /** Removes web sources that are no longer in any catalogue, and withdraws the alerts about them. */
    void removeUnknown(RecordBatch batch) {
        table.states()
                .filter(state -> !sources.containsKey(state.id()) && SourceResultHandler.isWeb(state))
                .filter(state -> Frontier.hostOf(state.address()).filter(owned).isPresent())
                .toList()
                .forEach(state -> {
                    SourceAlert.of(state).ifPresent(batch::withdraw);
                    batch.forget(state.id());
                    table.forget(state.id());
                });
    }

    /** Plans what follows from a record of another process. */
    void plan(Event news, Instant now) {
        switch (news) {
            case SourceItem item -> plan(item, now);
            case SourceState state -> {
                SourceSpec spec = sources.get(state.id());
                if (spec != null && spec.kind().isWeb()) {
                    polls.plan(spec, state, now);
                }
            }
            case HostPace pace -> {
                if (pace.notBefore() != null) {
                    frontier.wait(pace.host(), pace.notBefore());
                }
            }
            default -> throw new IllegalArgumentException(news.key() + " is not remembered");
        }
    }

    /** Plans the next fetch of an item, if one is due, its host is owned and its source is known. */
    private void plan(SourceItem item, Instant now) {
        SourceSpec spec = sources.get(item.source());
        if (spec != null) {
            FetchJob.Visit.of(spec, item)
                    .filter(job -> owned.test(job.host()))
                    .ifPresent(job -> frontier.add(job, now));
        }
    }

    /** Takes a fetch task from the topic. The table takes precedence over the task, which may be a repetition after a restart or out of date. */
    void take(FetchTask task, Instant now) {
        SourceSpec spec = sources.get(task.source());
        if (spec == null || !owned.test(task.host())) {
            return;
        }
        if (task.item().isEmpty()) {
            frontier.add(
                    new FetchJob.Poll(spec, task.host(), task.address(), task.url(), task.hops(), false, Instant.EPOCH),
                    now);
            return;
        }
        Optional<SourceItem> known = table.item(task.source(), task.item());
        if (known.isPresent()) {
            plan(known.get(), now);
        } else {
            frontier.add(new FetchJob.Visit(spec, task, Instant.EPOCH), now);
        }
    }

    void settle(FetchJob job, JobResult result, Instant now, RecordBatch batch) {
        switch (job) {
            case FetchJob.Robots robots -> rules.settle(robots, result, now, batch);
            case FetchJob.Poll poll -> {
                JobResult bounded = bounded(result, poll.hops());
                metrics.fetch(poll.source().id(), bounded);
                polls.settle(poll, bounded, now, batch);
            }
            case FetchJob.Visit visit -> {
                JobResult bounded = bounded(result, visit.task().hops());
                metrics.fetch(visit.task().source(), bounded);
                visits.settle(visit, bounded, now, batch);
            }
        }
    }

    /** Returns the result; a failure if it is one redirect too many, or one to no web address. */
    private static JobResult bounded(JobResult result, int hops) {
        return result instanceof JobResult.Unread(FetchResult.Redirected elsewhere)
                        && (hops >= MAX_HOPS || Frontier.hostOf(elsewhere.url()).isEmpty())
                ? TOO_MANY_REDIRECTS
                : result;
    }
}
