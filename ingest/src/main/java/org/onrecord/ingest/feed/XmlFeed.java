package org.onrecord.ingest.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A feed in XML: RSS, RDF, Atom or CDF. */
final class XmlFeed {
    private static final Set<String> ROOTS = Set.of("rss", "rdf:rdf", "feed", "channel", "rdf");
    private static final Set<String> ITEMS = Set.of("item", "entry");

    private XmlFeed() {}

    /** True if a document is a feed, though it may be one without entries. */
    static boolean isOne(Document document) {
        return document.children().stream().anyMatch(root -> ROOTS.contains(root.tagName()))
                || !items(document).isEmpty();
    }

    static Feed read(Document document, @Nullable String url) {
        UnclosedFieldRepair.close(document);
        Element channel = channel(document);
        FeedFields fields = FeedFields.of(channel, url);
        String language = fields.language();
        List<FeedEntry> entries = new ArrayList<>();
        for (Element item : items(document)) {
            entries.add(entry(item, url, language));
        }
        return new Feed(
                fields.id().orElse(null),
                fields.title(),
                fields.link().orElse(null),
                language,
                fields.movedTo().orElse(null),
                entries);
    }

    private static FeedEntry entry(Element item, @Nullable String url, @Nullable String feedLanguage) {
        FeedFields fields = FeedFields.of(item, url);
        String language = fields.language();
        return new FeedEntry(
                fields.id().orElse(null),
                fields.link().orElse(null),
                fields.title(),
                fields.date(FeedFields.PUBLISHED).orElse(null),
                fields.date(FeedFields.UPDATED).orElse(null),
                fields.text(FeedFields.SUMMARY).orElse(null),
                fields.text(FeedFields.CONTENT).orElse(null),
                fields.authors(),
                language == null ? feedLanguage : language);
    }

    private static Element channel(Document document) {
        return document.getAllElements().stream()
                .filter(element ->
                        element.tagName().equals("channel") || element.tagName().equals("feed"))
                .findFirst()
                .orElseGet(() -> document.child(0));
    }

    /** Every item, wherever it stands: RDF has them beside the channel, and a broken feed one within the other. */
    private static List<Element> items(Document document) {
        return document.getAllElements().stream()
                .filter(element -> ITEMS.contains(element.tagName()))
                .toList();
    }
}
