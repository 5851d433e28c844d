package org.onrecord.ingest.trial;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.onrecord.ingest.charset.DecodedText;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.fetch.Fetcher;
import org.onrecord.ingest.fetch.PolitenessPolicy;
import org.onrecord.ingest.listing.Listing;
import org.onrecord.ingest.listing.ListingReader;
import org.onrecord.ingest.reading.DocumentLimits;
import org.onrecord.ingest.reading.ReadResult;
import org.onrecord.ingest.source.SourceSpec;
import org.onrecord.ingest.source.SourceSpec.Kind;
import org.onrecord.ingest.url.WebUrl;

/** Finds out how an address can be followed: as a feed, as a sitemap, or through the feeds that its page names. */
public final class SourceFinder {
    private static final List<Kind> LISTS = List.of(Kind.FEED, Kind.NEWS_SITEMAP, Kind.SITEMAP);

    private final PoliteFetcher fetch;

    public SourceFinder(Fetcher fetcher, PolitenessPolicy politeness, InstantSource clock) {
        this.fetch = new PoliteFetcher(fetcher, politeness, clock);
    }

    /**
     * A source that can be followed.
     *
     * @param address of the source, after permanent redirects
     * @param others addresses of the other feeds that the page names
     */
    public record Found(Kind kind, String address, List<String> others) {}

    /** Looks at an address, and if it is a page, at the feeds that it names. If there is nothing to follow, the reason names the remedy. */
    public ReadResult<Found> find(String address) throws InterruptedException {
        return switch (fetch.ask(address, ListingReader.ACCEPT)) {
            case ReadResult.Unreadable<FetchResult.Got> not -> new ReadResult.Unreadable<>(not.reason());
            case ReadResult.Read<FetchResult.Got> answer -> find(address, answer.value());
        };
    }

    private ReadResult<Found> find(String address, FetchResult.Got got) throws InterruptedException {
        for (Kind kind : LISTS) {
            if (isOne(kind, got)) {
                return new ReadResult.Read<>(new Found(kind, moved(address, got), List.of()));
            }
        }
        List<String> feeds = feeds(got);
        for (String feed : feeds) {
            if (fetch.ask(feed, ListingReader.ACCEPT) instanceof ReadResult.Read<FetchResult.Got> answer
                    && isOne(Kind.FEED, answer.value())) {
                List<String> others = new ArrayList<>(feeds);
                others.remove(feed);
                return new ReadResult.Read<>(new Found(Kind.FEED, moved(feed, answer.value()), others));
            }
        }
        return new ReadResult.Unreadable<>(
                feeds.isEmpty()
                        ? "it is neither a feed nor a sitemap, and names no feed; say with --items which of its links are items"
                        : "it names feeds, but none of them can be read: " + String.join(", ", feeds));
    }

    private static String moved(String address, FetchResult.Got got) {
        String moved = got.permanentUrl();
        return moved == null ? address : moved;
    }

    private static boolean isOne(Kind kind, FetchResult.Got got) {
        return switch (ListingReader.read(SourceSpec.at(kind, got.url()), got)) {
            case Listing.Unreadable unreadable -> false;
            case Listing.CutOff cut -> true;
            // An empty feed is still a feed, but a sitemap is a news sitemap only if it has news.
            case Listing.Read read -> kind != Kind.NEWS_SITEMAP || !read.items().isEmpty();
        };
    }

    private static List<String> feeds(FetchResult.Got got) {
        Document page = Jsoup.parse(
                DocumentLimits.check(DecodedText.of(got.body(), got.charset()).text()), got.url());
        Set<String> feeds = new LinkedHashSet<>();
        for (Element link : page.select("link[rel~=(?i)\\balternate\\b][href], a[type][href]")) {
            String type = link.attr("type").toLowerCase(Locale.ROOT);
            if ((type.contains("rss") || type.contains("atom") || type.contains("feed+json"))
                    && WebUrl.parse(link.absUrl("href")) instanceof WebUrl url) {
                feeds.add(url.toString());
            }
        }
        return List.copyOf(feeds);
    }
}
