package org.onrecord.ingest.feed;

import org.jsoup.Jsoup;
import org.onrecord.ingest.article.HtmlText;

/**
 * A text as a feed carries it.
 *
 * @param value without white space at its ends; HTML that may be shown: scripts, forms and frames are out, addresses absolute
 *     where the feed says to what they are relative
 * @param html true if it is HTML, false if it is plain
 */
public record FeedText(String value, boolean html) {

    /** The text without markup: an empty line between paragraphs, a line feed where a line breaks. */
    public String plain() {
        return html ? HtmlText.of(Jsoup.parseBodyFragment(value).body()) : value.strip();
    }
}
