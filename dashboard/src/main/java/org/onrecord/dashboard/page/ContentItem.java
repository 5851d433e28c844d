package org.onrecord.dashboard.page;

import java.time.Instant;
import java.util.List;
import org.onrecord.events.feed.WebFeed;

/**
 * What a page lists and a feed carries: a statement, an alert or a talking point.
 *
 * @param path of its page
 * @param plain its words
 * @param html its words, who said them and where
 * @param updated when its topic received it
 * @param tags what it is about, in single words
 */
record ContentItem(String title, String path, String plain, Html html, Instant updated, List<String> tags) {
    Html article() {
        return Html.element("article", Html.element("h2", Html.link(path, title)), html);
    }

    WebFeed.Entry entry(String address) {
        return new WebFeed.Entry(
                PageContent.urn(path),
                title,
                address + path,
                updated,
                updated,
                new WebFeed.Text(plain, html.markup(), plain),
                tags);
    }
}
