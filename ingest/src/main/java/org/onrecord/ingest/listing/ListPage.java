package org.onrecord.ingest.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.time.Published;
import org.onrecord.ingest.charset.DecodedText;
import org.onrecord.ingest.date.ListDate;
import org.onrecord.ingest.reading.DocumentLimits;
import org.onrecord.ingest.source.SourceSpec.Select;
import org.onrecord.ingest.url.WebLink;

/**
 * A page with a list of links.
 *
 * @param items in the order of the page
 * @param found the number of elements that match the items selector, with or without a link
 */
public record ListPage(List<Item> items, int found) {
    /**
     * An item of the list.
     *
     * @param title plain text; may be empty
     * @param published null if the list does not say, or ambiguously
     */
    public record Item(String url, String title, @Nullable Published published) {}

    /**
     * Reads a page.
     *
     * @param body of the response, decompressed
     * @param charset that the response names; null if it names none
     * @param language of the dates; null if not known
     */
    public static ListPage read(
            byte[] body, @Nullable String charset, String url, Select select, @Nullable String language) {
        Document page = Jsoup.parse(
                DocumentLimits.check(
                        DecodedText.of(DocumentLimits.check(body), charset).text()),
                url);
        ListDate dates = new ListDate(select.dateFormat(), language);
        List<Item> items = new ArrayList<>();
        List<Element> found = page.select(select.items());
        for (Element element : found) {
            item(element, select, dates).ifPresent(items::add);
        }
        return new ListPage(items, found.size());
    }

    private static Optional<Item> item(Element element, Select select, ListDate dates) {
        Element link = element.selectFirst(select.link());
        if (link == null) {
            return Optional.empty();
        }
        String address = link.absUrl("href");
        if (!WebLink.isOne(address)) {
            return Optional.empty();
        }
        String title = select.title() == null ? "" : text(element, select.title());
        return Optional.of(new Item(
                address,
                title.isEmpty() ? title(link) : title,
                select.date() == null ? null : date(element, select.date(), dates)));
    }

    private static String text(Element element, String selector) {
        Element found = element.selectFirst(selector);
        return found == null ? "" : found.text();
    }

    /** Returns the text of a link; if it contains only a picture, its title or the alternative text of the picture. */
    private static String title(Element link) {
        if (link.hasText()) {
            return link.text();
        }
        Element picture = link.selectFirst("img[alt]");
        return link.hasAttr("title") || picture == null
                ? link.attr("title").strip()
                : picture.attr("alt").strip();
    }

    private static @Nullable Published date(Element element, String selector, ListDate dates) {
        Element found = element.selectFirst(selector);
        if (found == null) {
            return null;
        }
        return dates.read(found.attr("datetime"))
                .or(() -> dates.read(found.text()))
                .orElse(null);
    }
}
