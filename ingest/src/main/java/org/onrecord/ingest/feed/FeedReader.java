package org.onrecord.ingest.feed;

import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.charset.XmlDecoder;
import org.onrecord.ingest.reading.DocumentLimits;
import org.onrecord.ingest.reading.ReadResult;
import org.onrecord.ingest.xml.Xml;

/** Reads feeds, well-formed or not: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, CDF, and JSON Feed. */
public final class FeedReader {
    /** The largest number of entries that are read, the first ones. */
    static final int MOST_ENTRIES = 10_000;

    private static final int LOOKED_AT = 2048;

    /** The root elements of feeds, and of other things found in their place. */
    private static final Set<String> ROOTS =
            Set.of("rss", "rdf:rdf", "feed", "channel", "html", "urlset", "sitemapindex", "opml");

    private FeedReader() {}

    /**
     * Reads a feed. Never fails: if it cannot be read, the result says so with the remedy.
     *
     * @param body of the response, decompressed
     * @param charset that the response names; null if it names none
     * @param url of the feed; null if not known
     */
    public static ReadResult<Feed> read(byte[] body, @Nullable String charset, @Nullable String url) {
        return ReadResult.within(() -> readWithin(XmlDecoder.decode(DocumentLimits.check(body), charset), url));
    }

    public static ReadResult<Feed> read(String text, @Nullable String url) {
        return ReadResult.within(() -> readWithin(text, url));
    }

    private static ReadResult<Feed> readWithin(String text, @Nullable String url) {
        String start = text.substring(0, Math.min(text.length(), LOOKED_AT)).stripLeading();
        if (start.isEmpty()) {
            return new ReadResult.Unreadable<>("the answer is empty; look at the address in a browser, and correct it");
        }
        if (start.startsWith("{")) {
            return JsonFeed.read(text, url);
        }
        Document document = Xml.parse(text);
        // Some servers print warnings with markup before the feed.
        Optional<Element> root = document.children().stream()
                .filter(element -> ROOTS.contains(element.tagName()))
                .findFirst()
                .or(() -> document.children().stream().findFirst());
        if (root.isEmpty()) {
            return new ReadResult.Unreadable<>(
                    "it is neither XML nor JSON, so no feed; look at the address in a browser, and correct it");
        }
        String name = root.get().tagName();
        return switch (name) {
            case "html" -> page(text, url);
            case "urlset", "sitemapindex" ->
                new ReadResult.Unreadable<>("it is a sitemap, not a feed; give the source `kind: sitemap`");
            case "opml" ->
                new ReadResult.Unreadable<>(
                        "it is OPML, a list of feeds, not a feed; take its feeds with `onrecord sources import-opml`");
            default ->
                XmlFeed.isOne(document)
                        ? new ReadResult.Read<>(XmlFeed.read(document, url, FeedEnd.of(text)))
                        : new ReadResult.Unreadable<>("it is XML with the root element <"
                                + root.get().tagName() + ">, which is no feed; correct the address");
        };
    }

    /** Explains an HTML page in place of a feed: if it links to a feed, that is the remedy. */
    private static ReadResult.Unreadable<Feed> page(String html, @Nullable String url) {
        Document page = Jsoup.parse(DocumentLimits.check(html), url == null ? "" : url);
        Optional<String> named =
                page.select("link[rel~=(?i)alternate][type~=(?i)(rss|atom|feed\\+json)][href]").stream()
                        .flatMap(link -> Xml.absolute(link.attr("href"), url).stream())
                        .findFirst();
        return new ReadResult.Unreadable<>(named.map(feed -> "it is an HTML page, not a feed; it names a feed at "
                        + feed + "; make that the source's address")
                .orElse(
                        "it is an HTML page, not a feed, and names none; give the source another address, or `kind: list`"
                                + " with selectors"));
    }
}
