package org.onrecord.ingest.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.FetchTask;
import org.onrecord.events.Ids;
import org.onrecord.events.SourceItem;
import org.onrecord.events.Validators;
import org.onrecord.ingest.document.ChangeAlert;
import org.onrecord.ingest.document.DocumentFactory;
import org.onrecord.ingest.fetch.JitteredBackoff;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.item.ItemDecision;
import org.onrecord.ingest.listing.Listing.Listed;
import org.onrecord.ingest.source.SourceSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what follows from an item that a source lists, and from the fetch of its page. */
final class PageResultHandler {
    /** The version of an item that is known and was never published. */
    static final String ASKED = "asked";

    private static final Logger LOG = LoggerFactory.getLogger(PageResultHandler.class);
    private static final int MAX_HOPS = 6;
    private static final byte[] NOTHING = {};

    private final CrawlState ledger;
    private final Frontier frontier;
    private final RobotsResultHandler hosts;
    private final JitteredBackoff backoff;
    private final CrawlMetrics counter;

    PageResultHandler(
            CrawlState ledger,
            Frontier frontier,
            RobotsResultHandler hosts,
            JitteredBackoff backoff,
            CrawlMetrics counter) {
        this.ledger = ledger;
        this.frontier = frontier;
        this.hosts = hosts;
        this.backoff = backoff;
        this.counter = counter;
    }

    /** The next fetch of an item; empty if it has none. */
    Optional<FetchJob> job(SourceSpec spec, SourceItem item) {
        SourceItem.Page page = item.page();
        Instant due = page == null ? null : page.due();
        if (page == null || due == null) {
            return Optional.empty();
        }
        String redirect = page.redirect();
        String url = redirect == null ? page.address() : redirect;
        return Frontier.hostOf(url)
                .map(host -> new FetchJob.Visit(
                        spec,
                        new FetchTask(
                                host, item.source(), item.item(), page.address(), url, page.hops(), due, page.entry()),
                        due));
    }

    /**
     * Takes an item that a source lists.
     *
     * @param capture of the list; null where none is kept
     * @return true if the item is new
     */
    boolean listed(SourceSpec spec, Listed listed, @Nullable CaptureRef capture, Instant now, RecordBatch batch) {
        String url = listed.url();
        Optional<SourceItem> known = ledger.item(spec.id(), listed.id());
        Optional<String> host = url == null ? Optional.empty() : Frontier.hostOf(url);
        boolean own = spec.read() == SourceSpec.Read.ENTRY || host.isEmpty();
        if (own) {
            if (listed.entry().text().isBlank()) {
                counter.item(spec.id(), "empty");
                return false;
            }
            publish(
                    DocumentFactory.entry(spec, listed.id(), url, listed.entry(), capture, now),
                    null,
                    known,
                    List.of(),
                    batch);
            return known.isEmpty();
        }
        boolean changed = known.map(SourceItem::page)
                .filter(page -> !page.entry().stamp().equals(listed.entry().stamp()))
                .isPresent();
        if (known.isPresent() && !changed) {
            return false;
        }
        SourceItem.Page last = known.map(SourceItem::page).orElse(null);
        String address = last == null ? String.valueOf(url) : last.address();
        SourceItem asked = new SourceItem(
                spec.id(),
                listed.id(),
                Ids.document(spec.id(), listed.id()),
                known.map(SourceItem::version).orElse(ASKED),
                known.map(SourceItem::fetched).orElse(now),
                new SourceItem.Page(
                        address,
                        null,
                        0,
                        last == null ? now : last.first(),
                        now,
                        0,
                        last == null ? Validators.NONE : last.validators(),
                        last == null ? null : last.capture(),
                        listed.entry()));
        remember(asked, batch);
        ask(spec, asked, now, batch);
        return known.isEmpty();
    }

    void settle(FetchJob.Visit job, JobResult result, Instant now, RecordBatch batch) {
        SourceItem item = ledger.item(job.source().id(), job.task().item()).orElseGet(() -> fresh(job, now));
        SourceItem.Page page = item.page() == null ? fresh(job, now).page() : item.page();
        if (page == null) {
            throw new IllegalStateException("a fresh item has a page");
        }
        String source = job.source().id();
        switch (result) {
            case JobResult.Article article -> {
                counter.fetch(source, "read");
                Instant again = again(job, page, now);
                Document document = article.document();
                SourceItem.Page read =
                        page(page, job.task().address(), article.validators(), document.capture(), again, 0);
                publish(document, read, Optional.of(item), article.changes(), batch);
            }
            case JobResult.NotModified same -> {
                counter.fetch(source, "unchanged");
                Instant again = again(job, page, now);
                keep(item, page(page, job.task().address(), same.validators(), page.capture(), again, 0), batch);
            }
            case JobResult.Redirected elsewhere -> redirected(job, item, page, elsewhere, now, batch);
            case JobResult.Throttled throttled -> {
                counter.fetch(source, "throttled");
                Instant due = now.plus(backoff.after(page.failures() + 1, throttled.wish()));
                // Where it names no time, one page that is always too much must not hold up the others for long.
                hosts.wait(job.host(), throttled.wish().isZero() ? now.plus(backoff.after(1)) : due, batch);
                String reason = "the server answers " + throttled.status();
                if (throttled.status() == 503 && page.failures() + 1 >= FetchSchedule.TRIES) {
                    giveUp(job, item, page, reason, NOTHING, comesBack(page, now), now, batch);
                } else {
                    later(job, item, page, reason, page.failures() + 1, due, batch);
                }
            }
            case JobResult.Failed failed -> failed(job, item, page, failed, now, batch);
            case JobResult.Forbidden forbidden -> {
                counter.fetch(source, "robots");
                if (forbidden.until().isPresent()) {
                    Instant due = forbidden.until().get();
                    later(job, item, page, forbidden.reason(), page.failures(), due, batch);
                } else {
                    giveUp(job, item, page, forbidden.reason(), NOTHING, comesBack(page, now), now, batch);
                }
            }
            case JobResult.Gone gone -> {
                counter.fetch(source, "gone");
                giveUp(job, item, page, gone.reason(), NOTHING, null, now, batch);
            }
            case JobResult.NoText noText -> {
                counter.fetch(source, "no-text");
                giveUp(job, item, page, noText.reason(), noText.body(), comesBack(page, now), now, batch);
            }
            case JobResult.Rules rules -> throw unexpected(rules);
            case JobResult.Listed listed -> throw unexpected(listed);
        }
        // A wish for it that came while it was fetched is met.
        frontier.remove(job.host(), job.key());
        ledger.item(source, job.task().item())
                .flatMap(next -> job(job.source(), next))
                .filter(next -> next.host().equals(job.host()))
                .ifPresent(next -> frontier.add(next, now));
    }

    private void failed(
            FetchJob.Visit job,
            SourceItem item,
            SourceItem.Page page,
            JobResult.Failed failed,
            Instant now,
            RecordBatch batch) {
        counter.fetch(job.source().id(), "failed");
        int failures = page.failures() + 1;
        int status = failed.status().orElse(0);
        int tries = failed.mayPass() ? FetchSchedule.TRIES : status == 404 ? FetchSchedule.TRIES_NOT_FOUND : 1;
        if (failures < tries) {
            later(job, item, page, failed.reason(), failures, now.plus(backoff.after(failures)), batch);
        } else {
            giveUp(job, item, page, failed.reason(), NOTHING, comesBack(page, now), now, batch);
        }
    }

    /** When a page is read again; at once where the list said that it changed while it was read. */
    private static @Nullable Instant again(FetchJob.Visit job, SourceItem.Page page, Instant now) {
        FetchTask.Entry asked = job.task().entry();
        boolean overtaken = asked != null && !asked.stamp().equals(page.entry().stamp());
        return overtaken ? now : FetchSchedule.again(page.first(), now).orElse(null);
    }

    /** When a page that was given up is tried again: it may come back, or be there at last. */
    private static @Nullable Instant comesBack(SourceItem.Page page, Instant now) {
        return FetchSchedule.again(page.first().plus(Duration.ofHours(1)), now).orElse(null);
    }

    private void redirected(
            FetchJob.Visit job,
            SourceItem item,
            SourceItem.Page page,
            JobResult.Redirected elsewhere,
            Instant now,
            RecordBatch batch) {
        FetchTask task = job.task();
        if (task.hops() >= MAX_HOPS) {
            counter.fetch(job.source().id(), "failed");
            giveUp(
                    job,
                    item,
                    page,
                    "it redirects more than " + MAX_HOPS + " times or in a circle",
                    NOTHING,
                    comesBack(page, now),
                    now,
                    batch);
            return;
        }
        counter.fetch(job.source().id(), "redirected");
        boolean moved = elsewhere.permanent() && task.url().equals(task.address());
        SourceItem next = item.with(new SourceItem.Page(
                moved ? elsewhere.url() : task.address(),
                moved ? null : elsewhere.url(),
                task.hops() + 1,
                page.first(),
                now,
                page.failures(),
                page.validators(),
                page.capture(),
                page.entry()));
        remember(next, batch);
        ask(job.source(), next, now, batch);
    }

    /** Tries again later. */
    private void later(
            FetchJob.Visit job,
            SourceItem item,
            SourceItem.Page page,
            String reason,
            int failures,
            Instant due,
            RecordBatch batch) {
        LOG.debug("{} is tried again at {}: {}.", job.url(), due, reason);
        keep(item, page(page, page.address(), page.validators(), page.capture(), due, failures), batch);
    }

    /**
     * Takes the text that the source's list carries instead of the page; where there is none, the item goes to the dead
     * letters. A document that was published stays.
     */
    private void giveUp(
            FetchJob.Visit job,
            SourceItem item,
            SourceItem.Page page,
            String reason,
            byte[] body,
            @Nullable Instant again,
            Instant now,
            RecordBatch batch) {
        SourceItem.Page rest = page(page, page.address(), page.validators(), page.capture(), again, 0);
        if (isPublished(item)) {
            LOG.info("{} was published and cannot be read any more: {}.", job.url(), reason);
            keep(item, rest, batch);
        } else if (!page.entry().text().isBlank()) {
            Document document =
                    DocumentFactory.entry(job.source(), item.item(), page.address(), page.entry(), null, now);
            publish(document, rest, Optional.of(item), List.of(), batch);
        } else {
            refuse(
                    new Item.Refused(item.source(), item.item(), job.url(), reason, body, body.length, now),
                    rest,
                    Optional.of(item),
                    batch);
        }
    }

    private void publish(
            Document document,
            SourceItem.@Nullable Page page,
            Optional<SourceItem> known,
            List<org.onrecord.events.Alert.Change> changes,
            RecordBatch batch) {
        Item.Accepted item = new Item.Accepted(document, String.valueOf(document.url()));
        Optional<SourceItem> before = known.filter(PageResultHandler::isPublished);
        switch (ItemDecision.of(item, before)) {
            case ItemDecision.Publish publish -> {
                counter.item(document.source(), before.isPresent() ? "new-version" : "published");
                batch.document(publish.document(), publish.json());
                remember(publish.memory().with(page), batch);
                if (!changes.isEmpty()) {
                    batch.alert(ChangeAlert.of(document, changes));
                }
            }
            case ItemDecision.Refuse refuse -> refuse(refuse.item(), page, known, batch);
            case ItemDecision.Leave leave -> {
                counter.item(document.source(), leave.why().outcome());
                known.ifPresent(last -> {
                    if (page != null) {
                        keep(last, page, batch);
                    }
                });
            }
        }
    }

    private void refuse(
            Item.Refused item, SourceItem.@Nullable Page page, Optional<SourceItem> known, RecordBatch batch) {
        switch (ItemDecision.of(item, known)) {
            case ItemDecision.Refuse refuse -> {
                counter.item(item.source(), "refused");
                LOG.warn("{} is refused: {}. It is kept in the dead letters.", item.origin(), item.reason());
                batch.deadLetter(item);
                remember(refuse.memory().with(page), batch);
            }
            case ItemDecision.Leave leave -> {
                counter.item(item.source(), leave.why().outcome());
                known.ifPresent(last -> {
                    if (page != null) {
                        keep(last, page, batch);
                    }
                });
            }
            case ItemDecision.Publish publish -> throw new IllegalStateException("a refused item is not published");
        }
    }

    private static boolean isPublished(SourceItem item) {
        return !item.version().equals(ASKED) && !item.version().startsWith(ItemDecision.REFUSED);
    }

    private void keep(SourceItem item, SourceItem.Page page, RecordBatch batch) {
        remember(item.with(page), batch);
    }

    private void remember(SourceItem item, RecordBatch batch) {
        SourceItem lean = isPublished(item) ? withoutText(item) : item;
        ledger.remember(lean);
        batch.item(lean);
    }

    /**
     * The text of its entry stands in for a page that cannot be had; once something is published, it is kept for
     * nothing.
     */
    private static SourceItem withoutText(SourceItem item) {
        SourceItem.Page page = item.page();
        if (page == null || page.entry().text().isEmpty()) {
            return item;
        }
        FetchTask.Entry entry = page.entry();
        return item.with(page.withEntry(
                new FetchTask.Entry(entry.title(), entry.published(), entry.language(), entry.stamp(), "")));
    }

    private void ask(SourceSpec spec, SourceItem item, Instant now, RecordBatch batch) {
        job(spec, item)
                .map(job -> ((FetchJob.Visit) job).task())
                .ifPresent(task -> batch.task(new FetchTask(
                        task.host(),
                        task.source(),
                        task.item(),
                        task.address(),
                        task.url(),
                        task.hops(),
                        now,
                        task.entry())));
    }

    private static SourceItem fresh(FetchJob.Visit job, Instant now) {
        FetchTask task = job.task();
        FetchTask.Entry entry = task.entry();
        return new SourceItem(
                task.source(),
                task.item(),
                Ids.document(task.source(), task.item()),
                ASKED,
                now,
                new SourceItem.Page(
                        task.address(),
                        null,
                        task.hops(),
                        task.asked(),
                        now,
                        0,
                        Validators.NONE,
                        null,
                        entry == null ? new FetchTask.Entry("", null, null, "", "") : entry));
    }

    private static SourceItem.Page page(
            SourceItem.Page last,
            String address,
            Validators validators,
            @Nullable CaptureRef capture,
            @Nullable Instant due,
            int failures) {
        return new SourceItem.Page(
                address,
                failures == 0 ? null : last.redirect(),
                failures == 0 ? 0 : last.hops(),
                last.first(),
                due,
                failures,
                validators,
                capture,
                last.entry());
    }

    private static IllegalStateException unexpected(JobResult result) {
        return new IllegalStateException(
                "no result of a page: " + result.getClass().getSimpleName());
    }
}
