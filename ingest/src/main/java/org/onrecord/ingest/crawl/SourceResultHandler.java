package org.onrecord.ingest.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.FetchTask;
import org.onrecord.events.SourceState;
import org.onrecord.events.http.Backoff;
import org.onrecord.events.http.Validators;
import org.onrecord.events.time.PlausibleTime;
import org.onrecord.events.time.Published;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.health.SourceAlert;
import org.onrecord.ingest.health.SourceHealth;
import org.onrecord.ingest.listing.Listing;
import org.onrecord.ingest.listing.Listing.Listed;
import org.onrecord.ingest.publish.RecordBatch;
import org.onrecord.ingest.publish.SourceTable;
import org.onrecord.ingest.source.SourceSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what follows from polling a source. */
record SourceResultHandler(
        SourceTable table,
        Frontier frontier,
        Predicate<String> owned,
        RobotsResultHandler hosts,
        Backoff backoff,
        ListedItemHandler items,
        FailingSources failing) {
    private static final Logger LOG = LoggerFactory.getLogger(SourceResultHandler.class);

    /** How long to wait for another process to finish a poll before doing it here. */
    private static final Duration HANDED_OVER = Duration.ofMinutes(2);

    /** A poll, the state of the source before it, and the batch that receives the consequences. */
    private record Context(FetchJob.Poll job, SourceState last, Instant now, RecordBatch batch) {
        int failures() {
            return last.visits().failures() + 1;
        }

        Instant usual() {
            return FetchSchedule.next(Duration.ofSeconds(last.intervalSeconds()), now, RandomGenerator.getDefault());
        }
    }

    void logFailures(Instant now) {
        failing.report(now).ifPresent(LOG::info);
    }

    static boolean isWeb(SourceState state) {
        return state.address().startsWith("http://") || state.address().startsWith("https://");
    }

    private static String addressOf(SourceState state) {
        String moved = state.moved();
        return moved == null ? state.address() : moved;
    }

    /** Records what the catalogue says of a source and plans its next poll, if its host is owned. */
    void survey(SourceSpec spec, RecordBatch batch, Instant now) {
        SourceState known = table.state(spec.id()).orElse(null);
        SourceState state = SourceHealth.of(spec, known, now);
        if (Frontier.hostOf(addressOf(state)).filter(owned).isPresent()) {
            keep(state, known, batch);
            plan(spec, state, now);
        }
    }

    /** Plans the next poll of a source, if its host is owned. */
    void plan(SourceSpec spec, SourceState state, Instant now) {
        Instant due = state.visits().due();
        if (due != null) {
            owned(spec, addressOf(state), false, due).ifPresent(job -> frontier.add(job, now));
        }
    }

    private Optional<FetchJob.Poll> owned(SourceSpec spec, String address, boolean part, Instant due) {
        return Frontier.hostOf(address)
                .filter(owned)
                .map(host -> new FetchJob.Poll(spec, host, address, address, 0, part, due));
    }

    void settle(FetchJob.Poll job, JobResult result, Instant now, RecordBatch batch) {
        // A fetch task for the source that arrived during the poll is done as well.
        frontier.remove(job.host(), job.key());
        SourceState last =
                SourceHealth.of(job.source(), table.state(job.source().id()).orElse(null), now);
        Context poll = new Context(job, last, now, batch);
        switch (result) {
            case JobResult.Listed listed -> listed(poll, listed);
            case JobResult.Unread(FetchResult.NotModified same) -> {
                SourceState there = moved(poll, Optional.empty());
                next(poll, SourceHealth.answered(there, List.of(), "", same.validators(), poll.usual(), now));
            }
            case JobResult.Unread(FetchResult.Redirected elsewhere) -> redirected(poll, elsewhere);
            case JobResult.Unread(FetchResult.Throttled throttled) -> {
                Instant due = hosts.throttled(job.host(), throttled, poll.failures(), now, batch);
                failed(poll, last, throttled.reason(), due);
            }
            case JobResult.Unread(FetchResult.Gone gone) -> next(poll, SourceHealth.gone(last, gone.reason(), now));
            case JobResult.Forbidden forbidden ->
                forbidden
                        .until()
                        .ifPresentOrElse(
                                until -> failed(poll, last, forbidden.reason(), until),
                                () -> next(poll, SourceHealth.refused(last, forbidden.reason(), poll.usual(), now)));
            case JobResult.Unread(FetchResult.Refused refused) -> failed(poll, last, refused.reason(), confirm(poll));
            case JobResult.Unread(FetchResult.Failed failed) ->
                failed(poll, last, failed.reason(), failed.mayPass() ? retry(poll) : confirm(poll));
            case JobResult.Rules rules -> throw rules.unexpected(job);
            case JobResult.Article article -> throw article.unexpected(job);
            case JobResult.NoText noText -> throw noText.unexpected(job);
        }
    }

    private void listed(Context poll, JobResult.Listed result) {
        switch (result.listing()) {
            case Listing.Unreadable unreadable -> failed(poll, poll.last(), unreadable.reason(), confirm(poll));
            case Listing.CutOff cut -> {
                List<Instant> arrivals = arrivals(poll, cut.items(), result);
                SourceState read = SourceHealth.arrived(moved(poll, cut.movedTo()), arrivals, poll.now());
                failed(poll, read, cut.reason(), confirm(poll));
            }
            case Listing.Read read -> {
                List<Instant> arrivals = arrivals(poll, read.items(), result);
                read.parts().forEach(part -> part(poll, part));
                // The list of parts may be unchanged when a part is not, so it is always read.
                Validators validators = read.parts().isEmpty() ? result.validators() : Validators.NONE;
                SourceState moved = moved(poll, read.movedTo());
                next(poll, SourceHealth.answered(moved, arrivals, read.remark(), validators, poll.usual(), poll.now()));
            }
        }
    }

    /** Handles the items of a list, and returns when the new ones appeared. */
    private List<Instant> arrivals(Context poll, List<Listed> listed, JobResult.Listed result) {
        List<Instant> arrivals = new ArrayList<>();
        for (Listed item : listed) {
            if (items.handle(poll.job().source(), item, result.capture(), poll.now(), poll.batch())) {
                arrivals.add(arrival(item, poll.now()));
            }
        }
        return arrivals;
    }

    /** Returns the state with the source's present address. What its list announces takes precedence over redirects. */
    private static SourceState moved(Context poll, Optional<String> said) {
        return poll.job().part()
                ? poll.last()
                : SourceHealth.moved(
                        poll.last(),
                        said.filter(to -> Frontier.hostOf(to).isPresent())
                                .orElse(poll.job().address()));
    }

    private void part(Context poll, String part) {
        FetchJob.Poll job = poll.job();
        if (job.part()) {
            return;
        }
        owned(job.source(), part, true, poll.now())
                .ifPresentOrElse(
                        next -> frontier.add(next, poll.now()),
                        () -> LOG.warn(
                                "{}: the sitemap {} is on another host and is skipped; make it a source.",
                                job.source().id(),
                                part));
    }

    private void redirected(Context poll, FetchResult.Redirected elsewhere) {
        FetchJob.Poll job = poll.job();
        String host = Frontier.hostOf(elsewhere.url()).orElse("");
        boolean moved = elsewhere.permanent() && job.url().equals(job.address());
        String address = moved ? elsewhere.url() : job.address();
        FetchJob.Poll next = new FetchJob.Poll(
                job.source(), host, address, elsewhere.url(), job.hops() + 1, job.part(), Instant.EPOCH);
        if (owned.test(host)) {
            frontier.add(next, poll.now());
        } else if (!job.part()) {
            poll.batch()
                    .task(new FetchTask(
                            host, poll.last().id(), "", address, elsewhere.url(), next.hops(), poll.now(), null));
            SourceState handedOver = SourceHealth.due(poll.last(), poll.now().plus(HANDED_OVER));
            keep(handedOver, poll.last(), poll.batch());
            plan(job.source(), handedOver, poll.now());
        }
    }

    /**
     * Records a failure.
     *
     * @param read the last state with what was read before the failure
     */
    private void failed(Context poll, SourceState read, String reason, Instant due) {
        SourceState last = poll.last();
        failing.add(last.id(), last.health() == SourceState.Health.FAILING ? last.reason() : "", reason, poll.now());
        SourceState failed = SourceHealth.failed(read, reason, due, poll.now());
        // The new address may be dead while the catalogue's has been repaired.
        boolean lost = failed.moved() != null && failed.visits().failures() % SourceAlert.OFTEN == 0;
        next(poll, lost ? SourceHealth.moved(failed, failed.address()) : failed);
    }

    private void next(Context poll, SourceState state) {
        if (poll.job().part()) {
            // A part says nothing about the source as a whole, except what is new.
            keep(SourceHealth.counted(poll.last(), state), poll.last(), poll.batch());
        } else {
            keep(state, poll.last(), poll.batch());
            plan(poll.job().source(), state, poll.now());
        }
    }

    private void keep(SourceState state, @Nullable SourceState last, RecordBatch batch) {
        if (!state.equals(last)) {
            table.decide(state);
            batch.state(state);
            Optional<Alert> before = Optional.ofNullable(last).flatMap(SourceAlert::of);
            Optional<Alert> after = SourceAlert.of(state);
            if (!before.map(Alert::id).equals(after.map(Alert::id))) {
                before.ifPresent(batch::withdraw);
                after.ifPresent(batch::alert);
            }
        }
    }

    /** Returns when to poll again after a temporary failure: soon at first, and never later than usual. */
    private Instant retry(Context poll) {
        Instant soon = poll.now().plus(backoff.after(poll.failures()));
        Instant usual = poll.now().plusSeconds(poll.last().intervalSeconds());
        return soon.isBefore(usual) ? soon : usual;
    }

    /** Returns when to poll again after a permanent failure: first in time to confirm it for an alert, then as usual. */
    private static Instant confirm(Context poll) {
        Instant usual = poll.usual();
        Instant soon = poll.now().plus(SourceAlert.LASTING);
        boolean told = SourceAlert.of(poll.last()).isPresent();
        return !told && soon.isBefore(usual) ? soon : usual;
    }

    /** Returns when an item appeared; a date without a zone counts as UTC. */
    private static Instant arrival(Listed item, Instant now) {
        return Optional.ofNullable(item.entry().published())
                .map(Published::value)
                .flatMap(date -> PlausibleTime.parse(date).or(() -> PlausibleTime.parse(date + "Z")))
                .orElse(now);
    }
}
