package org.onrecord.ingest.extract;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.helper.ValidationException;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.extract.meta.PageMetadata;
import org.onrecord.ingest.extract.text.MainText;

/** Reads an article's page: the text that a reader came for, and what the page says of itself. */
public final class PageExtractor {
    private static final Pattern TEMPLATE = Pattern.compile("<(/?)template", Pattern.CASE_INSENSITIVE);

    private PageExtractor() {}

    /**
     * Reads a page.
     *
     * @param html the page, decoded
     * @param url where it was found; null where not known
     */
    public static Page extract(String html, @Nullable String url) {
        String address = url == null ? "" : url;
        try {
            return extract(Jsoup.parse(html, address));
        } catch (ValidationException e) {
            // jsoup trips over templates that are badly nested; a template holds nothing to be read, so without them
            // is as good.
            return extract(Jsoup.parse(TEMPLATE.matcher(html).replaceAll("<$1no-template"), address));
        }
    }

    /** Reads a parsed page whose base address is set, without changing it. */
    public static Page extract(Document page) {
        PageMetadata said = PageMetadata.of(page);
        String text = MainText.of(page, said.title());
        return new Page(
                said.title(),
                said.authors(),
                said.publisher(),
                said.published(),
                said.language(),
                said.canonical(),
                text);
    }
}
