package org.onrecord.ingest.feed;

import org.jsoup.Jsoup;
import org.onrecord.ingest.article.HtmlText;
import org.onrecord.ingest.reading.DocumentLimits;

/**
 * A text in a feed.
 *
 * @param value stripped; HTML is safe to show, without scripts, forms and frames, and with absolute addresses if their
 *     base is known
 * @param html true for HTML, false for plain text
 */
public record FeedText(String value, boolean html) {

    /** Returns the text without markup: an empty line between paragraphs, a line feed for a line break. */
    public String plain() {
        return html
                ? HtmlText.of(
                        Jsoup.parseBodyFragment(DocumentLimits.check(value)).body())
                : value.strip();
    }
}
