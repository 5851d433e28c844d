package org.onrecord.dashboard.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.feed.WebFeed;
import org.onrecord.events.text.Ellipsis;

/**
 * What a page says in its HTML, before any script runs: for readers without JavaScript, for previews of links, and for its feed.
 *
 * @param description one or two sentences
 * @param type as Open Graph names it, e.g. {@code article}
 * @param day of what the page is about; null if it is undated or about many days
 * @param html the words above the items
 * @param feed the path of its feed, without its ending; empty if it has none
 */
record PageContent(
        String title,
        String description,
        String type,
        @Nullable LocalDate day,
        Html html,
        List<ContentItem> items,
        String feed) {
    private static final int LONGEST_DESCRIPTION = 300;

    static PageContent of(String title, String description, Html html) {
        return new PageContent(title, description, "website", null, html, List.of(), "");
    }

    /** Returns the content about one thing that was said or happened on a day. */
    static PageContent article(String title, String description, @Nullable LocalDate day, Html html) {
        return new PageContent(title, description, "article", day, html, List.of(), "");
    }

    PageContent with(List<ContentItem> all, String feedPath) {
        return new PageContent(title, description, type, day, html, all, feedPath);
    }

    /** Returns the id of a page in feeds, which stays when the address of the server changes. */
    static String urn(String path) {
        return "urn:onrecord" + path.replace('/', ':');
    }

    Html words() {
        return Html.element(
                "section",
                Html.element("h1", title),
                Html.element("p", description),
                html,
                Html.all(items.stream().map(ContentItem::article)));
    }

    /**
     * Returns the title of the page, and what tells other programs about it.
     *
     * @param address of the page
     * @param query of its feed, with its question mark; may be empty
     */
    Html head(String address, String query) {
        String said = Html.escaped(Ellipsis.cut(description, LONGEST_DESCRIPTION));
        StringBuilder head = new StringBuilder()
                .append(Html.element("title", title.equals("OnRecord") ? title : title + " · OnRecord")
                        .markup())
                .append("<meta name=\"description\" content=\"" + said + "\">\n")
                .append("<link rel=\"canonical\" href=\"" + Html.escaped(address) + "\">\n")
                .append(property("og:site_name", "OnRecord"))
                .append(property("og:type", type))
                .append(property("og:url", address))
                .append(property("og:title", title))
                .append("<meta property=\"og:description\" content=\"" + said + "\">\n")
                .append("<meta name=\"twitter:card\" content=\"summary\">\n");
        if (day != null) {
            head.append(property("article:published_time", day.toString()));
        }
        if (!feed.isEmpty()) {
            head.append(alternate("application/atom+xml", "Atom", feed + ".atom" + query))
                    .append(alternate("application/feed+json", "JSON Feed", feed + ".json" + query));
        }
        return new Html(head.toString());
    }

    private static String property(String name, String value) {
        return "<meta property=\"" + name + "\" content=\"" + Html.escaped(value) + "\">\n";
    }

    private static String alternate(String type, String name, String path) {
        return "<link rel=\"alternate\" type=\"" + type + "\" title=\"" + name + "\" href=\"" + Html.escaped(path)
                + "\">\n";
    }

    /**
     * Returns the feed of the items.
     *
     * @param server the address of the server, without a slash at its end
     * @param page the path of the page
     */
    WebFeed feed(String server, String page, String query, String language) {
        String self = server + feed;
        return new WebFeed(
                urn(feed + query),
                "OnRecord: " + title,
                language,
                server + page + query,
                new WebFeed.Addresses(self + ".atom" + query, self + ".json" + query),
                Instant.EPOCH,
                items.stream().map(item -> item.entry(server)).toList());
    }
}
