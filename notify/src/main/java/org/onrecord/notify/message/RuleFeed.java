package org.onrecord.notify.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.onrecord.events.Delivery;
import org.onrecord.events.EventJson;
import org.onrecord.events.Match;
import org.onrecord.events.Rule;
import org.onrecord.events.text.EscapedText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The feed of a rule: as Atom (RFC 4287) and as JSON Feed 1.1. Ids follow from the rule and the alert. An entry changes when its alert is
 * withdrawn, and only then.
 *
 * @param matches the alerts that the rule selected, the last first
 */
public record RuleFeed(Rule rule, List<Match> matches, Links links) {
    private static final String AUTHOR = "OnRecord";

    public byte[] atom() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
                .append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n")
                .append(element("id", id(rule.id())))
                .append(element("title", title()))
                .append(element("updated", updated().toString()))
                .append("<author><name>" + AUTHOR + "</name></author>\n")
                .append(link("self", "application/atom+xml", links.feed(rule.id(), ".atom")))
                .append(link("alternate", "text/html", links.rule(rule.id())));
        matches.forEach(match -> xml.append(entry(match)));
        return xml.append("</feed>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private String entry(Match match) {
        Letter letter = letter(match);
        AlertView view = letter.alerts().getFirst();
        return "<entry>\n"
                + element("id", id(match.key()))
                + element("title", letter.subject())
                + element("updated", match.updated().toString())
                + element("published", match.at().toString())
                + link("alternate", "text/html", view.link())
                + "<category term=\"" + match.alert().kind().json() + "\"/>\n"
                + element("summary type=\"text\"", match.alert().why())
                + element("content type=\"html\"", LetterHtml.entry(view))
                + "</entry>\n";
    }

    public byte[] json() {
        ObjectNode json = EventJson.mapper().createObjectNode();
        json.put("version", "https://jsonfeed.org/version/1.1")
                .put("title", title())
                .put("home_page_url", links.rule(rule.id()))
                .put("feed_url", links.feed(rule.id(), ".json"))
                .put("language", "en");
        json.putArray("authors").addObject().put("name", AUTHOR);
        ArrayNode items = json.putArray("items");
        for (Match match : matches) {
            Letter letter = letter(match);
            AlertView view = letter.alerts().getFirst();
            ObjectNode item = items.addObject();
            item.put("id", id(match.key()))
                    .put("url", view.link())
                    .put("title", letter.subject())
                    .put("content_text", LetterText.of(letter))
                    .put("content_html", LetterHtml.entry(view))
                    .put("summary", match.alert().why())
                    .put("date_published", match.at().toString())
                    .put("date_modified", match.updated().toString());
            item.putArray("tags")
                    .add(match.alert().kind().json())
                    .add(match.severity().json());
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String title() {
        return "OnRecord: " + rule.name();
    }

    private Instant updated() {
        return matches.stream()
                .map(Match::updated)
                .max(Comparator.naturalOrder())
                .orElse(rule.since());
    }

    private static String id(String key) {
        return "urn:onrecord:match:" + key.replace("/", ":");
    }

    private Letter letter(Match match) {
        String withdrawn = match.withdrawn();
        Delivery delivery = Delivery.made(
                match.key(),
                0,
                match.rule(),
                "",
                withdrawn == null ? Delivery.Tells.ALERT : Delivery.Tells.CORRECTION,
                match.alert(),
                Optional.ofNullable(withdrawn).orElse(match.why()),
                match.at());
        return Letter.of(rule, List.of(delivery), links);
    }

    /** @param tag the name of the element, and its attributes */
    private static String element(String tag, String text) {
        return "<" + tag + ">" + EscapedText.of(text) + "</" + tag.replaceFirst(" .*", "") + ">\n";
    }

    private static String link(String relation, String type, String address) {
        return "<link rel=\"" + relation + "\" type=\"" + type + "\" href=\"" + EscapedText.of(address) + "\"/>\n";
    }
}
