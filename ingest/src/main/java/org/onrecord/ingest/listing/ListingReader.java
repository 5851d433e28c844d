package org.onrecord.ingest.listing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.FetchTask;
import org.onrecord.events.Ids;
import org.onrecord.events.text.Ellipsis;
import org.onrecord.events.time.Published;
import org.onrecord.ingest.feed.Feed;
import org.onrecord.ingest.feed.FeedEntry;
import org.onrecord.ingest.feed.FeedReader;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.listing.Listing.Listed;
import org.onrecord.ingest.reading.LanguageTags;
import org.onrecord.ingest.reading.ParseMemory;
import org.onrecord.ingest.reading.ReadResult;
import org.onrecord.ingest.reading.SafeReading;
import org.onrecord.ingest.sitemap.Sitemap;
import org.onrecord.ingest.sitemap.SitemapReader;
import org.onrecord.ingest.source.SourceSpec;
import org.onrecord.ingest.source.SourceSpec.Select;
import org.onrecord.ingest.url.WebUrl;

/** Reads what a source lists, by its kind. */
public final class ListingReader {
    /** The media types asked for, as an Accept header. */
    public static final String ACCEPT =
            "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,text/html;q=0.8,*/*;q=0.5";

    /** How many characters of a title are shown in a reason. */
    private static final int SHOWN_TITLE = 80;

    private final SourceSpec source;
    /** By id, so that the first of two items with the same id is taken. */
    private final Map<String, Listed> items = new LinkedHashMap<>();

    private int seen;
    private int unmatched;

    private ListingReader(SourceSpec source) {
        this.source = source;
    }

    /** Reads a response. Never fails: if it cannot be read, the result says so with the remedy. */
    public static Listing read(SourceSpec source, FetchResult.Got got) {
        return SafeReading.read(
                got.url(),
                () -> ParseMemory.whileReading(got.body(), () -> readWithin(source, got)),
                Listing.Unreadable::new);
    }

    private static Listing readWithin(SourceSpec source, FetchResult.Got got) {
        ListingReader reader = new ListingReader(source);
        return switch (source.kind()) {
            case FEED -> reader.feed(got);
            case LIST -> reader.page(got);
            case SITEMAP -> reader.sitemap(got, false);
            case NEWS_SITEMAP -> reader.sitemap(got, true);
            case FOLDER, JSONL, WARC, PUSH ->
                throw new IllegalArgumentException(source.kind().json() + " is not read over the web");
        };
    }

    private Listing feed(FetchResult.Got got) {
        return switch (FeedReader.read(got.body(), got.charset(), got.url())) {
            case ReadResult.Unreadable<Feed> unreadable -> new Listing.Unreadable(unreadable.reason());
            case ReadResult.Read<Feed> read -> {
                Feed feed = read.value();
                Optional<String> movedTo = Optional.ofNullable(feed.movedTo());
                if (feed.cutOff()) {
                    List<FeedEntry> entries = feed.entries();
                    entries.stream().limit(Math.max(0, entries.size() - 1)).forEach(this::take);
                    yield new Listing.CutOff(List.copyOf(items.values()), movedTo, cutOff(entries));
                }
                feed.entries().forEach(this::take);
                yield listing(List.of(), movedTo, "the feed is empty");
            }
        };
    }

    /** Explains a feed that ends inside the last of the entries, or before the first. */
    private static String cutOff(List<FeedEntry> entries) {
        String where = "before its first item";
        if (!entries.isEmpty()) {
            String title = entries.getLast().title();
            String named = title.isEmpty() ? "" : ", \"" + Ellipsis.cut(title, SHOWN_TITLE) + "\"";
            where = entries.size() == 1
                    ? "inside its first item" + named + ", so no item can be read"
                    : "inside item " + entries.size() + named + ", so only the items before it can be read";
        }
        return "the feed is cut off " + where + "; look at the address in a browser";
    }

    private void take(FeedEntry entry) {
        take(
                entry.id() == null ? "" : entry.id(),
                entry.url(),
                new FetchTask.Entry(
                        entry.title(),
                        entry.published(),
                        LanguageTags.written(entry.language()),
                        stamp(entry),
                        entry.text()));
    }

    private static String stamp(FeedEntry entry) {
        Published updated = entry.updated();
        return updated != null
                ? updated.value()
                : Ids.hash(
                        entry.title(),
                        entry.published() == null ? "" : entry.published().value(),
                        entry.summary() == null ? "" : entry.summary().value(),
                        entry.content() == null ? "" : entry.content().value());
    }

    private Listing page(FetchResult.Got got) {
        Select select = source.items().select();
        if (select == null) {
            throw new IllegalArgumentException("a catalogue's list page has selectors");
        }
        ListPage page = ListPage.read(
                got.body(), got.charset(), got.url(), select, source.documents().language());
        for (ListPage.Item item : page.items()) {
            String date = item.published() == null ? "" : item.published().value();
            take(
                    "",
                    item.url(),
                    new FetchTask.Entry(item.title(), item.published(), null, Ids.hash(item.title(), date), ""));
        }
        return listing(
                List.of(),
                Optional.empty(),
                page.found() == 0
                        ? "the selector \"" + select.items()
                                + "\" finds nothing on the page; look at its source, and correct `items`"
                        : "none of the " + page.found() + " elements that \"" + select.items()
                                + "\" finds has a web link by \"" + select.link() + "\"; correct `link`");
    }

    private Listing sitemap(FetchResult.Got got, boolean news) {
        return switch (SitemapReader.read(got.body(), got.charset(), got.url())) {
            case ReadResult.Unreadable<Sitemap> unreadable -> new Listing.Unreadable(unreadable.reason());
            case ReadResult.Read<Sitemap> read -> {
                Sitemap sitemap = read.value();
                sitemap.pages().stream()
                        .filter(page -> !news || page.news() != null)
                        .forEach(this::take);
                boolean plain = news && !sitemap.pages().isEmpty();
                yield listing(
                        sitemap.parts(),
                        Optional.empty(),
                        plain
                                ? "the sitemap has " + sitemap.pages().size()
                                        + " pages, but says of none that it is news; give the source `kind: sitemap`"
                                : "the sitemap is empty");
            }
        };
    }

    private void take(Sitemap.Page page) {
        Sitemap.News news = page.news();
        String title = news == null ? "" : news.title();
        Published published = news == null ? null : news.published();
        String modified = page.modified() == null ? "" : page.modified().value();
        String stamp = modified.isEmpty() && published != null ? published.value() : modified;
        take(
                "",
                page.url(),
                new FetchTask.Entry(
                        title, published, LanguageTags.written(news == null ? null : news.language()), stamp, ""));
    }

    private void take(String id, @Nullable String url, FetchTask.Entry said) {
        seen++;
        Pattern match = source.items().match();
        if (match != null && (url == null || !match.matcher(url).find())) {
            unmatched++;
            return;
        }
        String known = !id.isEmpty() ? id : url == null ? Ids.hash(said.title(), said.text()) : identity(url);
        items.putIfAbsent(known, new Listed(known, url, said));
    }

    private static String identity(String url) {
        return WebUrl.parse(url) instanceof WebUrl parsed ? parsed.identity() : url;
    }

    /** Returns the listing; {@code nothing} says why if no item was seen. */
    private Listing listing(List<String> parts, Optional<String> movedTo, String nothing) {
        String remark = "";
        if (items.isEmpty() && parts.isEmpty()) {
            remark = unmatched > 0
                    ? "none of its " + seen + " items has an address in which `match` is found; correct `match`"
                    : nothing;
        }
        return new Listing.Read(List.copyOf(items.values()), parts, movedTo, remark);
    }
}
