package org.onrecord.ingest.crawl;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.onrecord.events.Alert;
import org.onrecord.events.SourceItem;
import org.onrecord.events.SourceState;
import org.onrecord.ingest.fetch.Backoff;
import org.onrecord.ingest.source.SourceSpec;

/**
 * Decides what follows from each result: what is published, what is remembered, what is fetched next. Works on the ledger and the
 * frontier alone; what is to be written is put into a batch.
 */
final class Desk {
    private final Map<String, SourceSpec> sources;
    private final Ledger ledger;
    private final Frontier frontier;
    private final Predicate<String> owned;
    private final SourceDesk polls;
    private final PageDesk visits;

    /**
     * @param sources of the catalogues, by id
     * @param owned tells whether this process owns a host
     */
    Desk(
            Map<String, SourceSpec> sources,
            Ledger ledger,
            Frontier frontier,
            Predicate<String> owned,
            Backoff backoff,
            MeterRegistry meters) {
        this.sources = sources;
        this.ledger = ledger;
        this.frontier = frontier;
        this.owned = owned;
        Counter counter = new Counter(meters);
        this.visits = new PageDesk(ledger, frontier, backoff, counter);
        this.polls = new SourceDesk(ledger, frontier, owned, backoff, visits, counter);
    }

    /** Counts what came of fetches and of items, by source. */
    record Counter(MeterRegistry meters) {
        void fetch(String source, String outcome) {
            meters.counter("onrecord.ingest.fetches", "source", source, "outcome", outcome)
                    .increment();
        }

        void item(String source, String outcome) {
            meters.counter("onrecord.ingest.items", "source", source, "outcome", outcome)
                    .increment();
        }
    }

    /** Puts everything that waits for the owned hosts into the frontier, as after a start or when ownership changed. */
    void survey(Batch batch, InstantSource clock) {
        Instant now = clock.instant();
        frontier.keep(owned);
        frontier.clear();
        sources.values().stream().filter(spec -> spec.kind().isWeb()).forEach(spec -> survey(spec, batch, now));
        ledger.items().forEach(item -> plan(item, now));
    }

    private void survey(SourceSpec spec, Batch batch, Instant now) {
        SourceState known = ledger.state(spec.id()).orElse(null);
        SourceState state = SourceHealth.of(spec, known, now);
        String url = SourceDesk.addressOf(state);
        Optional<String> host = Frontier.hostOf(url).filter(owned);
        if (host.isEmpty()) {
            return;
        }
        if (!state.equals(known)) {
            ledger.remember(state);
            batch.state(state);
        }
        Instant due = state.due();
        if (due != null) {
            frontier.add(new Job.Poll(spec, host.get(), url, url, 0, false, due), now);
        }
    }

    /** Forgets the sources on the web that are in no catalogue any more, with the alerts about them. */
    void forgetStrangers(Batch batch) {
        ledger.states()
                .filter(state -> !sources.containsKey(state.id()) && SourceDesk.isWeb(state))
                .filter(state -> Frontier.hostOf(state.address()).filter(owned).isPresent())
                .toList()
                .forEach(state -> {
                    SourceAlert.of(state).ifPresent(batch::withdraw);
                    batch.forget(state.id());
                });
    }

    /** Plans the next fetch of an item, if it has one, its host is owned and its source known. */
    void plan(SourceItem item, Instant now) {
        SourceSpec spec = sources.get(item.source());
        if (spec != null) {
            visits.job(spec, item).filter(job -> owned.test(job.host())).ifPresent(job -> frontier.add(job, now));
        }
    }

    /** Takes a wish that came by the topic. */
    void take(org.onrecord.events.FetchTask task, Instant now) {
        SourceSpec spec = sources.get(task.source());
        if (spec == null || !owned.test(task.host())) {
            return;
        }
        if (task.item().isEmpty()) {
            frontier.add(
                    new Job.Poll(spec, task.host(), task.address(), task.url(), task.hops(), false, Instant.EPOCH),
                    now);
            return;
        }
        Optional<SourceItem> known = ledger.item(task.source(), task.item());
        // Fetched already, by a wish that is read once more after a restart.
        boolean over = known.map(SourceItem::page)
                .filter(page -> page.due() == null || page.due().isAfter(now))
                .isPresent();
        if (!over) {
            frontier.add(new Job.Visit(spec, task, 0, Instant.EPOCH), now);
        }
    }

    /** Decides what follows from a result. */
    void settle(Job job, Result result, Instant now, Batch batch) {
        switch (job) {
            case Job.Robots robots -> {
                if (result instanceof Result.Rules rules) {
                    frontier.rules(robots, rules.policy(), now);
                }
            }
            case Job.Poll poll -> polls.settle(poll, result, now, batch);
            case Job.Visit visit -> visits.settle(visit, result, now, batch);
        }
    }

    /** Withdraws the alert that no longer holds and raises the one that does. */
    static void alerts(Optional<Alert> before, Optional<Alert> after, Batch batch) {
        boolean same = before.map(Alert::id).equals(after.map(Alert::id));
        if (!same) {
            before.ifPresent(batch::withdraw);
            after.ifPresent(batch::alert);
        }
    }
}
