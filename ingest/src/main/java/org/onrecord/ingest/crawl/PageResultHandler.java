package org.onrecord.ingest.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.FetchTask;
import org.onrecord.events.SourceItem;
import org.onrecord.events.http.Backoff;
import org.onrecord.ingest.document.DocumentFactory;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.publish.RecordBatch;
import org.onrecord.ingest.publish.SourceTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what follows from the fetch of an item's page. */
record PageResultHandler(
        SourceTable table, Frontier frontier, RobotsResultHandler hosts, Backoff backoff, ItemPublisher publisher) {
    private static final Logger LOG = LoggerFactory.getLogger(PageResultHandler.class);
    private static final byte[] NOTHING = {};

    /** A fetch of a page, the item and page before it, and the batch that receives the consequences. */
    private record Context(FetchJob.Visit job, SourceItem item, SourceItem.Page page, Instant now, RecordBatch batch) {}

    void settle(FetchJob.Visit job, JobResult result, Instant now, RecordBatch batch) {
        FetchTask task = job.task();
        SourceItem.Page first = firstPage(task, now);
        SourceItem item = table.item(task.source(), task.item())
                .orElseGet(() -> SourceItem.of(task.source(), task.item(), ItemPublisher.ASKED, now, first));
        SourceItem.Page known = item.page();
        settle(new Context(job, item, known == null ? first : known, now, batch), result);
        // A task for the item that arrived during the fetch is done as well.
        frontier.remove(job.host(), job.key());
        table.item(task.source(), task.item())
                .flatMap(next -> FetchJob.Visit.of(job.source(), next))
                .filter(next -> next.host().equals(job.host()))
                .ifPresent(next -> frontier.add(next, now));
    }

    private static SourceItem.Page firstPage(FetchTask task, Instant now) {
        FetchTask.Entry entry = task.entry();
        return SourceItem.Page.asked(
                task.address(), task.hops(), task.asked(), now, entry == null ? DocumentFactory.NOTHING_SAID : entry);
    }

    private void settle(Context visit, JobResult result) {
        FetchTask task = visit.job().task();
        SourceItem.Page page = visit.page();
        switch (result) {
            case JobResult.Article article -> {
                Document document = article.document();
                SourceItem.Page read =
                        page.fetched(task.address(), article.validators(), document.capture(), again(visit));
                publisher.publish(document, read, Optional.of(visit.item()), article.changes(), visit.batch());
            }
            case JobResult.Unread(FetchResult.NotModified same) ->
                save(visit, page.fetched(task.address(), same.validators(), page.capture(), again(visit)));
            case JobResult.Unread(FetchResult.Redirected elsewhere) -> redirected(visit, elsewhere);
            case JobResult.Unread(FetchResult.Throttled throttled) -> throttled(visit, throttled);
            case JobResult.Unread(FetchResult.Failed failed) -> failed(visit, failed);
            case JobResult.Unread(FetchResult.Refused refused) -> giveUp(visit, refused.reason());
            case JobResult.Forbidden forbidden ->
                forbidden
                        .until()
                        .ifPresentOrElse(
                                until -> later(visit, forbidden.reason(), page.failures(), until),
                                () -> giveUp(visit, forbidden.reason()));
            case JobResult.Unread(FetchResult.Gone gone) -> giveUp(visit, gone.reason(), NOTHING, null);
            case JobResult.NoText noText -> giveUp(visit, noText.reason(), noText.body(), comesBack(visit));
            case JobResult.Rules rules -> throw rules.unexpected(visit.job());
            case JobResult.Listed listed -> throw listed.unexpected(visit.job());
        }
    }

    private void throttled(Context visit, FetchResult.Throttled throttled) {
        int failures = visit.page().failures() + 1;
        Instant due = hosts.throttled(visit.job().host(), throttled, failures, visit.now(), visit.batch());
        String reason = "the server answers " + throttled.status();
        if (throttled.status() == 503 && failures >= FetchSchedule.TRIES) {
            giveUp(visit, reason);
        } else {
            later(visit, reason, failures, due);
        }
    }

    private void failed(Context visit, FetchResult.Failed failed) {
        int failures = visit.page().failures() + 1;
        boolean notFound = failed.status().orElse(0) == 404;
        int tries = failed.mayPass() ? FetchSchedule.TRIES : notFound ? FetchSchedule.TRIES_NOT_FOUND : 1;
        if (failures < tries) {
            later(visit, failed.reason(), failures, visit.now().plus(backoff.after(failures)));
        } else {
            giveUp(visit, failed.reason());
        }
    }

    private void redirected(Context visit, FetchResult.Redirected elsewhere) {
        FetchTask task = visit.job().task();
        boolean moved = elsewhere.permanent() && task.url().equals(task.address());
        SourceItem next = visit.item()
                .with(visit.page()
                        .redirected(
                                moved ? elsewhere.url() : task.address(),
                                moved ? null : elsewhere.url(),
                                task.hops() + 1,
                                visit.now()));
        publisher.save(next, visit.batch());
        FetchJob.Visit.of(visit.job().source(), next)
                .ifPresent(job -> visit.batch().task(job.task()));
    }

    private void later(Context visit, String reason, int failures, Instant due) {
        LOG.debug("{} is tried again at {}: {}.", visit.job().url(), due, reason);
        save(visit, visit.page().failed(failures, due));
    }

    private void giveUp(Context visit, String reason) {
        giveUp(visit, reason, NOTHING, comesBack(visit));
    }

    /**
     * Publishes the text of the source's list in place of the page; if there is none, the item goes to the dead letters. A document that
     * was published stays.
     */
    private void giveUp(Context visit, String reason, byte[] body, @Nullable Instant again) {
        SourceItem item = visit.item();
        SourceItem.Page page = visit.page();
        SourceItem.Page rest = page.failed(0, again);
        if (ItemPublisher.isPublished(item)) {
            LOG.info(
                    "{} was published and cannot be read any more: {}.",
                    visit.job().url(),
                    reason);
            save(visit, rest);
        } else if (!page.entry().text().isBlank()) {
            Document document =
                    DocumentFactory.entry(visit.job().source(), item.item(), page.address(), page.entry(), visit.now());
            publisher.publish(document, rest, Optional.of(item), List.of(), visit.batch());
        } else {
            Item.Refused refused = new Item.Refused(
                    item.source(), item.item(), visit.job().url(), reason, body, body.length, visit.now());
            publisher.refuse(refused, rest, Optional.of(item), visit.batch());
        }
    }

    private void save(Context visit, SourceItem.Page page) {
        publisher.save(visit.item().with(page), visit.batch());
    }

    /** Returns when to read a page again: at once if the list announced a change during the fetch. */
    private static @Nullable Instant again(Context visit) {
        FetchTask.Entry asked = visit.job().task().entry();
        boolean overtaken =
                asked != null && !asked.stamp().equals(visit.page().entry().stamp());
        return overtaken
                ? visit.now()
                : FetchSchedule.again(visit.page().first(), visit.now()).orElse(null);
    }

    /** Returns when to retry a page that was given up: it may come back, or be published late. */
    private static @Nullable Instant comesBack(Context visit) {
        return FetchSchedule.again(visit.page().first().plus(Duration.ofHours(1)), visit.now())
                .orElse(null);
    }
}
