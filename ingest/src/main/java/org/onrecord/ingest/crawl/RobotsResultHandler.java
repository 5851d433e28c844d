package org.onrecord.ingest.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.HostPace;
import org.onrecord.events.http.Backoff;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.publish.RecordBatch;
import org.onrecord.ingest.publish.SourceTable;
import org.onrecord.ingest.robots.RobotsPolicy;

/** Decides what follows from a robots.txt, and from a host that asks for a pause. */
record RobotsResultHandler(SourceTable table, Frontier frontier, Predicate<String> owned, Backoff backoff) {
    /** By RFC 9309, section 2.3.1.2: crawlers follow at least five redirects; after more there are no rules. */
    private static final int MAX_HOPS = 5;

    void settle(FetchJob.Robots job, JobResult result, Instant now, RecordBatch batch) {
        switch (result) {
            case JobResult.Rules rules -> rules(job, rules.policy(), now, batch);
            case JobResult.Unread(FetchResult.Redirected elsewhere) -> redirected(job, elsewhere, now, batch);
            case JobResult.Unread(FetchResult.Failed failed) -> rules(job, RobotsPolicy.of(failed), now, batch);
            default -> throw result.unexpected(job);
        }
    }

    /** Pauses requests to a host that asked for it; returns when to repeat the request that it turned away. */
    Instant throttled(String host, FetchResult.Throttled throttled, int failures, Instant now, RecordBatch batch) {
        // If the server names no time, one page that always gets this answer must not hold up the others for long.
        Instant until = now.plus(throttled.retryAfter()).plus(backoff.after(1));
        Instant due = throttled.retryAfter().isZero() ? now.plus(backoff.after(failures)) : until;
        frontier.wait(host, until);
        Optional<HostPace> last = table.pace(host);
        remember(new HostPace(host, last.map(HostPace::delayMillis).orElse(null), until), last, batch);
        return due;
    }

    private void redirected(FetchJob.Robots job, FetchResult.Redirected elsewhere, Instant now, RecordBatch batch) {
        Optional<String> host = Frontier.hostOf(elsewhere.url());
        if (job.hops() >= MAX_HOPS || host.isEmpty()) {
            rules(job, RobotsPolicy.allowAll(), now, batch);
            return;
        }
        // On a host of another process it counts for this host: at most one request too many a day.
        String turn = host.filter(owned).orElse(job.host());
        frontier.add(new FetchJob.Robots(turn, job.site(), elsewhere.url(), job.hops() + 1), now);
    }

    private void rules(FetchJob.Robots job, RobotsPolicy policy, Instant now, RecordBatch batch) {
        frontier.rules(job.site(), policy, now);
        String host = Frontier.hostOf(job.site()).orElse(job.host());
        Optional<HostPace> last = table.pace(host);
        // While the rules cannot be fetched, the crawl delay stays as it was.
        @Nullable Long before = last.map(HostPace::delayMillis).orElse(null);
        @Nullable
        Long delay = policy.outage().isPresent()
                ? before
                : frontier.crawlDelay(host).map(Duration::toMillis).orElse(null);
        if (!Objects.equals(delay, before)) {
            remember(new HostPace(host, delay, last.map(HostPace::notBefore).orElse(null)), last, batch);
        }
    }

    private void remember(HostPace pace, Optional<HostPace> last, RecordBatch batch) {
        if (!last.equals(Optional.of(pace))) {
            table.decide(pace);
            batch.state(pace);
        }
    }
}
