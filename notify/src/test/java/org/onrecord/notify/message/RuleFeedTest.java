package org.onrecord.notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Alert;
import org.onrecord.events.EventJson;
import org.onrecord.events.Match;
import org.onrecord.events.Severity;
import org.onrecord.notify.Alerts;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

/** The feeds keep what RFC 4287 and JSON Feed 1.1 require, as the W3C's feed validator checks it. */
class RuleFeedTest {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final Links LINKS = new Links("https://onrecord.example");
    private static final Instant LATER = Alerts.START.plusSeconds(3600);

    private static final Match FIRST = match("s1", "Ann & <Bo> say “]]>”\u0007 so");
    private static final Match SECOND = match("s2", "Mira Okafor (AA): in favour of “The lamps stay lit”");

    @Test
    void atomHasWhatTheStandardRequires() throws Exception {
        Document feed = parsed(new RuleFeed(Alerts.everything("all"), List.of(SECOND, FIRST), LINKS)
                .feed()
                .atom());

        Element root = feed.getDocumentElement();
        assertThat(root.getLocalName()).isEqualTo("feed");
        assertThat(root.getNamespaceURI()).isEqualTo(ATOM);
        Set<String> ids = new HashSet<>();
        for (Element each : withEntries(root)) {
            assertThat(children(each, "id")).hasSize(1);
            assertThat(ids.add(children(each, "id").getFirst()))
                    .as("ids differ")
                    .isTrue();
            assertThat(children(each, "id").getFirst()).matches("urn:onrecord:match:[a-z0-9:-]+");
            assertThat(children(each, "title")).hasSize(1).allMatch(title -> !title.isBlank());
            assertThat(children(each, "updated")).hasSize(1).allMatch(time -> OffsetDateTime.parse(time) != null);
            assertThat(links(each, "alternate"))
                    .hasSize(1)
                    .allMatch(link -> link.startsWith("https://onrecord.example/"));
        }
        assertThat(children(root, "author")).hasSize(1);
        assertThat(links(root, "self")).containsExactly("https://onrecord.example/feeds/all.atom");
        assertThat(children(withEntries(root).get(2), "title")).containsExactly("Ann & <Bo> say “]]>” so");
    }

    @Test
    void jsonFeedHasWhatTheStandardRequires() {
        JsonNode feed = EventJson.tree(text(new RuleFeed(Alerts.everything("all"), List.of(SECOND, FIRST), LINKS)
                .feed()
                .json()));

        assertThat(feed.get("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.get("title").asString()).isEqualTo("OnRecord: The rule all");
        assertThat(feed.get("feed_url").asString()).isEqualTo("https://onrecord.example/feeds/all.json");
        assertThat(feed.get("items").valueStream().map(item -> item.get("id").asString()))
                .doesNotHaveDuplicates()
                .hasSize(2);
        feed.get("items").forEach(item -> {
            assertThat(item.get("url").asString()).startsWith("https://onrecord.example/issues/lamps/alerts/");
            assertThat(item.get("content_text").asString()).contains("“the lamps stay on”");
            assertThat(item.get("content_html").asString()).doesNotContain("<script");
            assertThat(OffsetDateTime.parse(item.get("date_published").asString()))
                    .isNotNull();
            assertThat(OffsetDateTime.parse(item.get("date_modified").asString()))
                    .isNotNull();
        });
    }

    @Test
    void anEntryChangesOnlyWhenItsAlertIsWithdrawn() throws Exception {
        RuleFeed before = new RuleFeed(Alerts.everything("all"), List.of(SECOND, FIRST), LINKS);
        RuleFeed after = new RuleFeed(
                Alerts.everything("all"),
                List.of(SECOND, FIRST.withdrawn("An earlier statement was found.", LATER)),
                LINKS);

        assertThat(before.feed().atom())
                .isEqualTo(new RuleFeed(Alerts.everything("all"), List.of(SECOND, FIRST), LINKS)
                        .feed()
                        .atom());
        List<Element> old = withEntries(parsed(before.feed().atom()).getDocumentElement());
        List<Element> now = withEntries(parsed(after.feed().atom()).getDocumentElement());
        assertThat(children(now.get(1), "updated")).isEqualTo(children(old.get(1), "updated"));
        assertThat(children(now.get(2), "id")).isEqualTo(children(old.get(2), "id"));
        assertThat(children(now.get(2), "published")).isEqualTo(children(old.get(2), "published"));
        assertThat(children(now.get(2), "updated")).containsExactly(LATER.toString());
        assertThat(children(now.get(2), "title").getFirst()).startsWith("Withdrawn: ");
        assertThat(children(now.getFirst(), "updated")).containsExactly(LATER.toString());
    }

    @Test
    void anEmptyFeedIsAFeed() throws Exception {
        Element root = parsed(new RuleFeed(Alerts.everything("all"), List.of(), LINKS)
                        .feed()
                        .atom())
                .getDocumentElement();

        assertThat(children(root, "updated")).containsExactly("2024-03-01T09:00:00Z");
    }

    private static Match match(String statement, String title) {
        Alert alert = Alerts.position("mira-okafor", "AA", "keep-lit", statement, LocalDate.of(2024, 3, 1));
        return new Match(
                "all",
                "The rule all",
                new Alert(
                        alert.id(),
                        alert.kind(),
                        alert.issue(),
                        alert.series(),
                        alert.day(),
                        title,
                        alert.why(),
                        alert.facts(),
                        alert.evidence()),
                "The rule selects every alert.",
                Severity.HIGH,
                Alerts.START,
                null,
                Alerts.START);
    }

    private static Document parsed(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    /** Returns the feed and its entries. */
    private static List<Element> withEntries(Element root) {
        List<Element> all = new ArrayList<>(List.of(root));
        NodeList entries = root.getElementsByTagNameNS(ATOM, "entry");
        for (int each = 0; each < entries.getLength(); each++) {
            all.add((Element) entries.item(each));
        }
        return all;
    }

    private static List<String> children(Element of, String name) {
        List<String> texts = new ArrayList<>();
        for (var child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (name.equals(child.getLocalName())) {
                texts.add(child.getTextContent());
            }
        }
        return texts;
    }

    private static List<String> links(Element of, String rel) {
        List<String> links = new ArrayList<>();
        for (var child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element link
                    && "link".equals(link.getLocalName())
                    && rel.equals(link.getAttribute("rel"))) {
                links.add(link.getAttribute("href"));
            }
        }
        return links;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
