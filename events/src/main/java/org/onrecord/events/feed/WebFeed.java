package org.onrecord.events.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.onrecord.events.EventJson;
import org.onrecord.events.text.EscapedText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A feed, which can be written as Atom (RFC 4287) and as JSON Feed 1.1.
 *
 * @param id an address that never changes, for all forms
 * @param language as a BCP 47 tag
 * @param page the address of the page with the same content
 * @param addresses of the feed itself
 * @param since when it was updated if it has no entries
 * @param entries newest first
 */
public record WebFeed(
        String id,
        String title,
        String language,
        String page,
        Addresses addresses,
        Instant since,
        List<Entry> entries) {
    private static final String AUTHOR = "OnRecord";

    /** The addresses of the two forms of a feed. */
    public record Addresses(String atom, String json) {}

    /**
     * An entry.
     *
     * @param id an address that never changes
     * @param link the address of its page
     * @param text what it says
     * @param tags what it is about, in single words
     */
    public record Entry(
            String id, String title, String link, Instant published, Instant updated, Text text, List<String> tags) {}

    /**
     * What an entry says.
     *
     * @param summary one sentence
     * @param html the whole, as safe HTML
     * @param plain the whole, as text
     */
    public record Text(String summary, String html, String plain) {}

    public Instant updated() {
        return entries.stream()
                .map(Entry::updated)
                .max(Comparator.naturalOrder())
                .orElse(since);
    }

    public byte[] atom() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
                .append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" + EscapedText.of(language) + "\">\n")
                .append(element("id", id))
                .append(element("title", title))
                .append(element("updated", updated().toString()))
                .append("<author><name>" + AUTHOR + "</name></author>\n")
                .append(link("self", "application/atom+xml", addresses.atom))
                .append(link("alternate", "text/html", page));
        entries.forEach(entry -> xml.append(atom(entry)));
        return xml.append("</feed>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String atom(Entry entry) {
        StringBuilder xml = new StringBuilder("<entry>\n")
                .append(element("id", entry.id))
                .append(element("title", entry.title))
                .append(element("updated", entry.updated.toString()))
                .append(element("published", entry.published.toString()))
                .append(link("alternate", "text/html", entry.link));
        entry.tags.forEach(tag -> xml.append("<category term=\"" + EscapedText.of(tag) + "\"/>\n"));
        return xml.append(element("summary type=\"text\"", entry.text.summary))
                .append(element("content type=\"html\"", entry.text.html))
                .append("</entry>\n")
                .toString();
    }

    public byte[] json() {
        ObjectNode json = EventJson.mapper().createObjectNode();
        json.put("version", "https://jsonfeed.org/version/1.1")
                .put("title", title)
                .put("home_page_url", page)
                .put("feed_url", addresses.json)
                .put("language", language);
        json.putArray("authors").addObject().put("name", AUTHOR);
        ArrayNode items = json.putArray("items");
        for (Entry entry : entries) {
            ObjectNode item = items.addObject();
            item.put("id", entry.id)
                    .put("url", entry.link)
                    .put("title", entry.title)
                    .put("content_text", entry.text.plain)
                    .put("content_html", entry.text.html)
                    .put("summary", entry.text.summary)
                    .put("date_published", entry.published.toString())
                    .put("date_modified", entry.updated.toString());
            ArrayNode tags = item.putArray("tags");
            entry.tags.forEach(tags::add);
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @param tag the name of the element, and its attributes */
    private static String element(String tag, String text) {
        return "<" + tag + ">" + EscapedText.of(text) + "</" + tag.replaceFirst(" .*", "") + ">\n";
    }

    private static String link(String relation, String type, String address) {
        return "<link rel=\"" + relation + "\" type=\"" + type + "\" href=\"" + EscapedText.of(address) + "\"/>\n";
    }
}
