package org.onrecord.ingest.sitemap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.file.GunzipStream;
import org.onrecord.events.time.Published;
import org.onrecord.ingest.charset.XmlDecoder;
import org.onrecord.ingest.date.FeedDate;
import org.onrecord.ingest.reading.LimitExceededException;
import org.onrecord.ingest.reading.ReadResult;
import org.onrecord.ingest.xml.Xml;

/** Reads sitemaps: XML, or plain text with one address a line, compressed with gzip or not. */
public final class SitemapReader {
    /** The limit of sitemaps.org, after decompression. */
    private static final int MOST_BYTES = 50 * 1024 * 1024;

    /** The limit of sitemaps.org. */
    private static final int MOST_ENTRIES = 50_000;

    private SitemapReader() {}

    /**
     * Reads a sitemap. Never fails: if it cannot be read, the result says so with the remedy. Entries beyond the 50,000
     * that the protocol allows are ignored.
     *
     * @param body of the response
     * @param charset that the response names; null if it names none
     * @param url of the sitemap; null if not known
     */
    public static ReadResult<Sitemap> read(byte[] body, @Nullable String charset, @Nullable String url) {
        boolean packed = body.length > 2 && (body[0] & 0xFF) == 0x1F && (body[1] & 0xFF) == 0x8B;
        InputStream bytes = new ByteArrayInputStream(body);
        try (InputStream plain = packed ? new GunzipStream(bytes) : bytes) {
            return read(new SitemapPieces(plain, MOST_BYTES), charset, url);
        } catch (IOException e) {
            return new ReadResult.Unreadable<>("the compressed file is damaged: " + e.getMessage()
                    + "; wait for the next one, or take another address");
        } catch (LimitExceededException e) {
            return new ReadResult.Unreadable<>(e.reason());
        }
    }

    private static ReadResult<Sitemap> read(SitemapPieces pieces, @Nullable String charset, @Nullable String url)
            throws IOException {
        List<Sitemap.Page> pages = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        Optional<byte[]> piece = pieces.next();
        boolean first = true;
        do {
            switch (read(XmlDecoder.decode(piece.orElse(new byte[0]), charset), url)) {
                case ReadResult.Unreadable<Sitemap> unreadable -> {
                    if (first) {
                        return unreadable;
                    }
                }
                case ReadResult.Read<Sitemap> read -> {
                    pages.addAll(read.value().pages());
                    parts.addAll(read.value().parts());
                }
            }
            if (pieces.isTooLarge()) {
                return new ReadResult.Unreadable<>(
                        "it is larger than the 50 MB that a sitemap may have; take one of its parts as the address");
            }
            piece = pieces.next();
            first = false;
        } while (piece.isPresent() && Math.max(pages.size(), parts.size()) < MOST_ENTRIES);
        return new ReadResult.Read<>(new Sitemap(
                pages.stream().limit(MOST_ENTRIES).toList(),
                parts.stream().limit(MOST_ENTRIES).toList()));
    }

    private static ReadResult<Sitemap> read(String text, @Nullable String url) {
        String start = text.stripLeading();
        if (start.startsWith("http://") || start.startsWith("https://")) {
            return new ReadResult.Read<>(new Sitemap(lines(text), List.of()));
        }
        Document document = Xml.parse(text);
        String root = document.children().isEmpty() ? "" : document.child(0).tagName();
        return switch (root) {
            case "urlset", "url" -> new ReadResult.Read<>(new Sitemap(pages(document, url), List.of()));
            case "sitemapindex", "sitemap" -> new ReadResult.Read<>(new Sitemap(List.of(), parts(document, url)));
            case "rss", "feed", "rdf:rdf" ->
                new ReadResult.Unreadable<>("it is a feed, not a sitemap; give the source `kind: feed`");
            case "html" ->
                new ReadResult.Unreadable<>(
                        "it is an HTML page, not a sitemap; the site's robots.txt may name its sitemap: make that the address");
            default ->
                new ReadResult.Unreadable<>("it is not a sitemap: its root element is "
                        + (root.isEmpty() ? "missing" : "<" + root + ">") + "; look at the address in a browser");
        };
    }

    private static List<Sitemap.Page> lines(String text) {
        return text.lines()
                .map(String::strip)
                .flatMap(line -> Xml.absolute(line, null).stream())
                .map(address -> new Sitemap.Page(address, null, null))
                .toList();
    }

    private static List<Sitemap.Page> pages(Document document, @Nullable String url) {
        return document.getAllElements().stream()
                .filter(entry -> entry.tagName().equals("url"))
                .flatMap(entry ->
                        address(entry, url)
                                .map(address -> new Sitemap.Page(address, date(entry, "lastmod"), news(entry)))
                                .stream())
                .toList();
    }

    private static List<String> parts(Document document, @Nullable String url) {
        return document.getAllElements().stream()
                .filter(part -> part.tagName().equals("sitemap"))
                .flatMap(part -> address(part, url).stream())
                .toList();
    }

    private static Optional<String> address(Element entry, @Nullable String url) {
        return words(entry, "loc").flatMap(loc -> Xml.absolute(loc, url));
    }

    private static Sitemap.@Nullable News news(Element entry) {
        return Xml.children(entry, "news:news").stream()
                .findFirst()
                .map(news -> new Sitemap.News(
                        words(news, "news:title").orElse(""),
                        date(news, "news:publication_date"),
                        Xml.children(news, "news:publication").stream()
                                .flatMap(publication -> words(publication, "news:language").stream())
                                .findFirst()
                                .orElse(null)))
                .orElse(null);
    }

    private static @Nullable Published date(Element holder, String name) {
        return words(holder, name)
                .flatMap(date -> FeedDate.read(date, "sitemap " + name))
                .orElse(null);
    }

    private static Optional<String> words(Element holder, String name) {
        return Xml.children(holder, name).stream()
                .map(Xml::words)
                .filter(words -> !words.isEmpty())
                .findFirst();
    }
}
