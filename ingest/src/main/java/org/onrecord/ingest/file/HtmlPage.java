package org.onrecord.ingest.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.onrecord.events.Published;
import org.onrecord.ingest.item.WebAddress;

/**
 * A saved HTML page as plain text: what stands in its {@code article} or {@code main}, else in its body, without navigation,
 * scripts and forms. Paragraphs are divided by an empty line, line breaks are line feeds.
 */
final class HtmlPage {
    private static final String LEFT_OUT = "script, style, noscript, template, nav, footer, aside, "
            + " form, button, select, svg, iframe, object, [hidden], [aria-hidden=true]";

    private HtmlPage() {}

    /** True if the bytes are no UTF-8 and the page names no other encoding, so that they cannot be read for sure. */
    static boolean isOfUnknownEncoding(byte[] bytes) {
        return Utf8.decode(bytes) instanceof Utf8.Decoded.Malformed
                && parse(bytes).charset().equals(StandardCharsets.UTF_8);
    }

    /** The page's text, and what it says of itself. */
    static Extracted read(byte[] bytes) {
        Document page = parse(bytes);
        String title = first(page.title(), page.select("h1").text());
        Metadata said = new Metadata(
                null,
                title.isEmpty() ? null : title,
                Optional.of(page.select("meta[property=article:published_time]").attr("content"))
                        .flatMap(text -> Published.parse(text, "meta article:published_time"))
                        .orElse(null),
                Optional.of(page.select("link[rel=canonical]").attr("href"))
                        .filter(WebAddress::isOne)
                        .orElse(null),
                Optional.of(page.select("html").attr("lang").strip())
                        .filter(tag -> !tag.isEmpty())
                        .flatMap(MetadataReader::languageTag)
                        .orElse(null),
                null,
                null,
                null);
        page.select(LEFT_OUT).remove();
        page.select("header").stream()
                .filter(header -> header.closest("article, main") == null)
                .forEach(Element::remove);
        return new Extracted(HtmlText.of(main(page)), said);
    }

    private static Document parse(byte[] bytes) {
        try {
            // Without a charset given, jsoup looks at the byte order mark and the page's own meta elements.
            return Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory do not fail to be read", e);
        }
    }

    private static Element main(Document page) {
        for (String candidate : new String[] {"main article", "article", "main, [role=main]"}) {
            var found = page.select(candidate);
            if (found.size() == 1 && found.hasText()) {
                return found.getFirst();
            }
        }
        return page.body();
    }

    private static String first(String one, String other) {
        return one.isBlank() ? other.strip() : one.strip();
    }
}
