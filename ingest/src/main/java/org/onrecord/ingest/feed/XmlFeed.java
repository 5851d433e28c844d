package org.onrecord.ingest.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.reading.DocumentLimits;

/** Reads feeds in XML: RSS, RDF, Atom or CDF. */
final class XmlFeed {
    private static final Set<String> ROOTS = Set.of("rss", "rdf:rdf", "feed", "channel", "rdf");
    private static final Set<String> ITEMS = Set.of("item", "entry");

    private XmlFeed() {}

    /** Returns true if a document is a feed, with or without entries. */
    static boolean isOne(Document document) {
        return document.children().stream().anyMatch(root -> ROOTS.contains(root.tagName()))
                || !items(document).isEmpty();
    }

    static Feed read(Document document, @Nullable String url, FeedEnd end) {
        UnclosedFieldRepair.close(document);
        Element channel = document.getAllElements().stream()
                .filter(element ->
                        element.tagName().equals("channel") || element.tagName().equals("feed"))
                .findFirst()
                .orElseGet(() -> document.child(0));
        FeedFields fields = FeedFields.of(channel, url);
        String language = fields.language();
        List<FeedEntry> entries = new ArrayList<>();
        List<Element> items = items(document);
        long chars = 0;
        for (Element item : items) {
            // Each of several items in one another has the text of those inside.
            if (entries.size() == FeedReader.MOST_ENTRIES || chars > DocumentLimits.MOST_CHARS) {
                break;
            }
            FeedEntry entry = entry(item, url, language);
            entries.add(entry);
            chars += entry.title().length() + entry.text().length();
        }
        return new Feed(
                fields.id().orElse(null),
                fields.title(),
                fields.link().orElse(null),
                fields.movedTo().orElse(null),
                entries,
                switch (end) {
                    case WHOLE -> false;
                    case OPEN -> items.isEmpty();
                    case INSIDE_ITEM -> entries.size() == items.size();
                });
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
                language == null ? feedLanguage : language);
    }

    /** Returns all items, wherever they are: RDF has them beside the channel, and broken feeds have one inside another. */
    private static List<Element> items(Document document) {
        return document.getAllElements().stream()
                .filter(element -> ITEMS.contains(element.tagName()))
                .toList();
    }
}
