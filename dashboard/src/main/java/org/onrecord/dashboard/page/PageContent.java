package org.onrecord.dashboard.page;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.api.request.Client;
import org.onrecord.dashboard.api.response.ResponseSender;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.ops.RequestedLanguage;
import org.onrecord.dashboard.print.Card;
import org.onrecord.dashboard.print.Printer;
import org.onrecord.events.feed.WebFeed;
import org.onrecord.events.text.Ellipsis;
import org.onrecord.events.words.ReaderLanguage;

/**
 * What a page says in its HTML, before any script runs: for readers without JavaScript, for previews of links, and for its feed.
 *
 * @param description one or two sentences
 * @param type as Open Graph names it, e.g. {@code article}
 * @param day of what the page is about; null if it is undated or about many days
 * @param html the words above the items
 * @param feed the path of its feed, without its ending; empty if it has none
 * @param card the picture that previews show; null if the page has none
 */
record PageContent(
        String title,
        String description,
        String type,
        @Nullable LocalDate day,
        Html html,
        List<ContentItem> items,
        String feed,
        @Nullable Card card) {
    /** The ending of the address of a page's card. */
    static final String CARD = ".png";

    private static final int LONGEST_DESCRIPTION = 300;

    static PageContent of(String title, String description, Html html) {
        return new PageContent(title, description, "website", null, html, List.of(), "", null);
    }

    /** Returns the content about one thing that was said or happened on a day. */
    static PageContent article(String title, String description, @Nullable LocalDate day, Html html) {
        return new PageContent(title, description, "article", day, html, List.of(), "", null);
    }

    PageContent with(List<ContentItem> all, String feedPath) {
        return new PageContent(title, description, type, day, html, all, feedPath, card);
    }

    PageContent with(Card drawn) {
        return new PageContent(title, description, type, day, html, items, feed, drawn);
    }

    /** Sends the card, which pages of others may show. */
    void sendCard(Context context, Printer printer) {
        if (card == null) {
            throw Problem.notFound("there is no picture at " + context.path());
        }
        context.contentType("image/png")
                .header("Cache-Control", "no-cache")
                .header("Cross-Origin-Resource-Policy", "cross-origin");
        ResponseSender.sendIfNew(context, printer.png(card, Client.of(context)), Optional.empty());
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
     * @param page the address of the page without its query
     * @param query of the page and its feed, with its question mark; may be empty
     */
    Html head(String page, String query, ReaderLanguage language) {
        String address = page + query;
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
                .append("<meta name=\"twitter:card\" content=\"" + (card == null ? "summary" : "summary_large_image")
                        + "\">\n");
        if (card != null) {
            head.append(property("og:image", page + CARD + "?" + RequestedLanguage.PARAMETER + "=" + language.json()))
                    .append(property("og:image:type", "image/png"))
                    .append(property("og:image:width", Integer.toString(Card.WIDTH)))
                    .append(property("og:image:height", Integer.toString(Card.HEIGHT)))
                    .append(property("og:image:alt", Ellipsis.cut(card.text(), LONGEST_DESCRIPTION)));
        }
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
