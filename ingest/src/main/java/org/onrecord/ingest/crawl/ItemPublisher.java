package org.onrecord.ingest.crawl;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.Document;
import org.onrecord.events.FetchTask;
import org.onrecord.events.SourceItem;
import org.onrecord.ingest.document.ChangeAlert;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.item.ItemDecision;
import org.onrecord.ingest.publish.RecordBatch;
import org.onrecord.ingest.publish.SourceTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes items as documents or dead letters, and records what is known about them. */
record ItemPublisher(SourceTable table, CrawlMetrics metrics) {
    /** The version of an item that is known and was never published. */
    static final String ASKED = "asked";

    private static final Logger LOG = LoggerFactory.getLogger(ItemPublisher.class);

    static boolean isPublished(SourceItem item) {
        return !item.version().equals(ASKED) && !item.version().startsWith(ItemDecision.REFUSED);
    }

    /**
     * Publishes a document, unless its version is known.
     *
     * @param page the new state of its page; null if it has none
     * @param changes of the text since the last version; may be empty
     */
    void publish(
            Document document,
            SourceItem.@Nullable Page page,
            Optional<SourceItem> known,
            List<Alert.Change> changes,
            RecordBatch batch) {
        Item.Accepted item = new Item.Accepted(document, String.valueOf(document.url()));
        Optional<SourceItem> before = known.filter(ItemPublisher::isPublished);
        switch (table.decide(item, before)) {
            case ItemDecision.Publish publish -> {
                metrics.item(document.source(), before.isPresent() ? "new-version" : "published");
                batch.document(publish.document(), publish.json());
                save(publish.memory().with(page), batch);
                if (!changes.isEmpty()) {
                    batch.alert(ChangeAlert.of(document, changes));
                }
            }
            case ItemDecision.Refuse refuse -> refuse(refuse.item(), page, known, batch);
            case ItemDecision.Leave leave -> leave(leave, page, known, batch);
        }
    }

    /** Sends an item to the dead letters, unless it was refused before for the same reason. */
    void refuse(Item.Refused item, SourceItem.@Nullable Page page, Optional<SourceItem> known, RecordBatch batch) {
        switch (table.decide(item, known)) {
            case ItemDecision.Refuse refuse -> {
                metrics.item(item.source(), "refused");
                LOG.warn("{} is refused: {}. It is kept in the dead letters.", item.origin(), item.reason());
                batch.deadLetter(item);
                save(refuse.memory().with(page), batch);
            }
            case ItemDecision.Leave leave -> leave(leave, page, known, batch);
            case ItemDecision.Publish publish -> throw new IllegalStateException("a refused item is not published");
        }
    }

    private void leave(
            ItemDecision.Leave leave, SourceItem.@Nullable Page page, Optional<SourceItem> known, RecordBatch batch) {
        metrics.item(leave.item().source(), leave.why().json());
        if (page != null && leave.why() != ItemDecision.Why.FORGOTTEN) {
            known.ifPresent(last -> save(last.with(page), batch));
        }
    }

    void save(SourceItem item, RecordBatch batch) {
        SourceItem lean = isPublished(item) ? withoutText(item) : item;
        table.decide(lean);
        batch.state(lean);
    }

    /** Drops the text of the list's entry: once something is published, it need not stand in for the page. */
    private static SourceItem withoutText(SourceItem item) {
        SourceItem.Page page = item.page();
        if (page == null || page.entry().text().isEmpty()) {
            return item;
        }
        FetchTask.Entry entry = page.entry();
        return item.with(page.withEntry(
                new FetchTask.Entry(entry.title(), entry.published(), entry.language(), entry.stamp(), "")));
    }
}
