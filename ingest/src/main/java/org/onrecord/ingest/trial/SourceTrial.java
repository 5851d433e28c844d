package org.onrecord.ingest.trial;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.FetchTask;
import org.onrecord.ingest.document.DocumentFactory;
import org.onrecord.ingest.document.PageReader;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.fetch.Fetcher;
import org.onrecord.ingest.fetch.PolitenessPolicy;
import org.onrecord.ingest.listing.Listing;
import org.onrecord.ingest.listing.ListingReader;
import org.onrecord.ingest.reading.ReadResult;
import org.onrecord.ingest.source.SourceSpec;

/**
 * Polls a web source once, as a person asks: what does it list, and how do its newest items read? As polite as the
 * crawl; needs no broker and stores nothing.
 */
public final class SourceTrial {
    private final PoliteFetcher fetch;
    private final InstantSource clock;

    public SourceTrial(Fetcher fetcher, PolitenessPolicy politeness, InstantSource clock) {
        this.fetch = new PoliteFetcher(fetcher, politeness, clock);
        this.clock = clock;
    }

    /**
     * What a source lists.
     *
     * @param movedTo the new address, by permanent redirects or as the list announces; empty if it has not moved
     * @param items how many can be read
     * @param remark why there are none, or why there are no more; empty if the list is whole
     */
    public record Report(Optional<String> movedTo, int items, String remark, List<Tried> tried) {}

    /**
     * An item that was tried.
     *
     * @param url of its page; null if there is none
     */
    public record Tried(String title, @Nullable String url, ReadResult<Document> document) {}

    /**
     * Polls a source.
     *
     * @param newest how many items to read, from the first on
     */
    public ReadResult<Report> look(SourceSpec source, int newest) throws InterruptedException {
        return switch (fetch.ask(source.address(), ListingReader.ACCEPT)) {
            case ReadResult.Unreadable<FetchResult.Got> not -> new ReadResult.Unreadable<>(not.reason());
            case ReadResult.Read<FetchResult.Got> answer -> look(source, answer.value(), newest);
        };
    }

    /** Reads one page as a document, without a catalogue. */
    public ReadResult<Document> page(String url) throws InterruptedException {
        SourceSpec source = SourceSpec.at(SourceSpec.Kind.LIST, url);
        return document(source, new Listing.Listed(url, url, DocumentFactory.NOTHING_SAID));
    }

    private ReadResult<Report> look(SourceSpec source, FetchResult.Got got, int newest) throws InterruptedException {
        return switch (ListingReader.read(source, got)) {
            case Listing.Unreadable unreadable -> new ReadResult.Unreadable<>(unreadable.reason());
            case Listing.CutOff cut -> report(source, got, cut.items(), cut.movedTo(), cut.reason(), newest);
            case Listing.Read read -> {
                List<Listing.Listed> items = new ArrayList<>(read.items());
                // By custom the last part of a sitemap index is the newest.
                if (items.isEmpty() && !read.parts().isEmpty()) {
                    items.addAll(part(source, read.parts().getLast()));
                }
                yield report(source, got, items, read.movedTo(), read.remark(), newest);
            }
        };
    }

    private ReadResult<Report> report(
            SourceSpec source,
            FetchResult.Got got,
            List<Listing.Listed> items,
            Optional<String> movedTo,
            String remark,
            int newest)
            throws InterruptedException {
        List<Tried> tried = new ArrayList<>();
        for (Listing.Listed item : items.subList(0, Math.min(newest, items.size()))) {
            tried.add(new Tried(item.entry().title(), item.url(), document(source, item)));
        }
        return new ReadResult.Read<>(
                new Report(Optional.ofNullable(got.permanentUrl()).or(() -> movedTo), items.size(), remark, tried));
    }

    private List<Listing.Listed> part(SourceSpec source, String address) throws InterruptedException {
        return fetch.ask(address, ListingReader.ACCEPT) instanceof ReadResult.Read<FetchResult.Got> answer
                        && ListingReader.read(source, answer.value()) instanceof Listing.Read read
                ? read.items()
                : List.of();
    }

    private ReadResult<Document> document(SourceSpec source, Listing.Listed item) throws InterruptedException {
        String url = item.url();
        FetchTask.Entry entry = item.entry();
        Instant now = clock.instant();
        if (url == null || source.items().read() == SourceSpec.Read.ENTRY) {
            return entry.text().isBlank()
                    ? new ReadResult.Unreadable<>("the list carries no text of it")
                    : new ReadResult.Read<>(DocumentFactory.entry(source, item.id(), url, entry, now));
        }
        return fetch.ask(url, PageReader.ACCEPT)
                .flatMap(got -> PageReader.read(
                        source, new FetchTask("", source.id(), item.id(), url, got.url(), 0, now, entry), got, now));
    }
}
