package org.onrecord.ingest.crawl;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.SourceItem;
import org.onrecord.ingest.document.DocumentFactory;
import org.onrecord.ingest.item.ItemDecision;
import org.onrecord.ingest.listing.Listing.Listed;
import org.onrecord.ingest.publish.RecordBatch;
import org.onrecord.ingest.publish.SourceTable;
import org.onrecord.ingest.source.SourceSpec;

/** Decides what follows from an item that a source lists. */
record ListedItemHandler(SourceTable table, ItemPublisher publisher, CrawlMetrics metrics) {
    /** How many items of a source are remembered, and so followed: a list may name new ones for ever. */
    static final int MOST_ITEMS = 100_000;

    /**
     * Publishes the item's own text, or asks for its page if the item is new or has changed.
     *
     * @param capture of the list; null if none is kept
     * @return true if the item is new
     */
    boolean handle(SourceSpec spec, Listed listed, @Nullable CaptureRef capture, Instant now, RecordBatch batch) {
        String url = listed.url();
        if (table.isForgotten(spec.id(), listed.id())) {
            metrics.item(spec.id(), ItemDecision.Why.FORGOTTEN.json());
            return false;
        }
        Optional<SourceItem> known = table.item(spec.id(), listed.id());
        if (known.isEmpty() && table.count(spec.id()) >= MOST_ITEMS) {
            metrics.item(spec.id(), "too-many");
            return false;
        }
        boolean hasPage = url != null && Frontier.hostOf(url).isPresent();
        if (spec.items().read() == SourceSpec.Read.ENTRY || !hasPage) {
            return publishEntry(spec, listed, capture, known, now, batch);
        }
        SourceItem.Page last = known.map(SourceItem::page).orElse(null);
        boolean unchanged =
                last == null || last.entry().stamp().equals(listed.entry().stamp());
        if (known.isPresent() && unchanged) {
            return false;
        }
        SourceItem asked = SourceItem.of(
                spec.id(),
                listed.id(),
                known.map(SourceItem::version).orElse(ItemPublisher.ASKED),
                known.map(SourceItem::fetched).orElse(now),
                last == null
                        ? SourceItem.Page.asked(String.valueOf(url), 0, now, now, listed.entry())
                        : last.withEntry(listed.entry())
                                .fetched(last.address(), last.validators(), last.capture(), now));
        publisher.save(asked, batch);
        FetchJob.Visit.of(spec, asked).ifPresent(visit -> batch.task(visit.task()));
        return known.isEmpty();
    }

    private boolean publishEntry(
            SourceSpec spec,
            Listed listed,
            @Nullable CaptureRef capture,
            Optional<SourceItem> known,
            Instant now,
            RecordBatch batch) {
        if (listed.entry().text().isBlank()) {
            metrics.item(spec.id(), "empty");
            return false;
        }
        publisher.publish(
                DocumentFactory.entry(spec, listed.id(), listed.url(), listed.entry(), now)
                        .withCapture(capture),
                null,
                known,
                List.of(),
                batch);
        return known.isEmpty();
    }
}
