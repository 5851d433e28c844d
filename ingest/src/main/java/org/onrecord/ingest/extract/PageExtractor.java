package org.onrecord.ingest.extract;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.helper.ValidationException;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.extract.meta.PageMetadata;
import org.onrecord.ingest.extract.text.MainText;
import org.onrecord.ingest.reading.DocumentLimits;

/** Extracts the article of a web page: its main text and its metadata. */
public final class PageExtractor {
    private static final Pattern TEMPLATE = Pattern.compile("<(/?)template", Pattern.CASE_INSENSITIVE);

    private PageExtractor() {}

    /**
     * Extracts the article of a page.
     *
     * @param url of the page; null if not known
     * @throws org.onrecord.ingest.reading.LimitExceededException if the page is too long or has too much markup
     */
    public static Page extract(String html, @Nullable String url) {
        DocumentLimits.check(html);
        String address = url == null ? "" : url;
        try {
            return extract(Jsoup.parse(html, address));
        } catch (ValidationException e) {
            // jsoup fails on badly nested templates. A template has no visible text, so the page is read without them.
            return extract(Jsoup.parse(TEMPLATE.matcher(html).replaceAll("<$1no-template"), address));
        }
    }

    /** Extracts the article of a parsed page whose base address is set, without changing it. */
    public static Page extract(Document page) {
        Page said = PageMetadata.of(page);
        return said.with(MainText.of(page, said.title()));
    }
}
