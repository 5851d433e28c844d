package org.onrecord.ingest.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.time.Published;
import org.onrecord.ingest.date.FeedDate;
import org.onrecord.ingest.xml.Xml;

/** The fields of a channel, feed, item or entry, under their names in all dialects. */
record FeedFields(Element holder, @Nullable String url, Map<String, List<Element>> byName) {
    static final List<String> PUBLISHED = UnclosedFieldRepair.FIELDS.list("published");
    static final List<String> UPDATED = UnclosedFieldRepair.FIELDS.list("updated");
    static final List<String> SUMMARY = UnclosedFieldRepair.FIELDS.list("summary");
    static final List<String> CONTENT = UnclosedFieldRepair.FIELDS.list("content");

    static FeedFields of(Element holder, @Nullable String url) {
        FeedFields fields = new FeedFields(holder, url, new LinkedHashMap<>());
        fields.add(holder.children());
        // Media RSS in a group or for a file is used where the entry itself says nothing.
        fields.named(List.of("media:group", "media:content")).toList().forEach(media -> fields.add(media.children()));
        return fields;
    }

    private void add(List<Element> elements) {
        for (Element element : elements) {
            byName.computeIfAbsent(element.tagName(), name -> new ArrayList<>()).add(element);
        }
    }

    private List<Element> named(String name) {
        return byName.getOrDefault(name, List.of());
    }

    private Stream<Element> named(List<String> names) {
        return names.stream().flatMap(name -> named(name).stream());
    }

    private Optional<String> words(String... names) {
        return named(List.of(names))
                .map(Xml::words)
                .filter(words -> !words.isEmpty())
                .findFirst();
    }

    Optional<String> id() {
        return words("guid", "id")
                .or(() -> Optional.of(Xml.attribute(holder, "rdf:about")).filter(about -> !about.isEmpty()));
    }

    String title() {
        return named(List.of("title", "dc:title", "media:title"))
                .map(title -> FeedText.in(title, Xml.base(title, url)))
                .flatMap(Optional::stream)
                .map(FeedText::plain)
                .filter(title -> !title.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Returns the address of the page: if there are several links, the one for reading. */
    Optional<String> link() {
        return named("link").stream()
                .filter(link -> rel(link).equals("alternate"))
                .flatMap(link -> address(link).stream())
                .findFirst()
                .or(this::permalink)
                .or(() -> Optional.of(holder)
                        .filter(channel -> channel.hasAttr("href"))
                        .flatMap(this::address));
    }

    private static String rel(Element link) {
        String rel = Xml.attribute(link, "rel");
        return rel.isEmpty() ? "alternate" : rel;
    }

    private Optional<String> address(Element link) {
        String href = Xml.attribute(link, "href");
        return Xml.absolute(href.isEmpty() ? Xml.words(link) : href, Xml.base(link, url));
    }

    private Optional<String> permalink() {
        return named("guid").stream()
                .filter(guid -> !Xml.attribute(guid, "isPermaLink").equalsIgnoreCase("false"))
                .flatMap(guid -> Xml.absolute(Xml.words(guid), null).stream())
                .findFirst();
    }

    @Nullable
    String language() {
        return words("language", "dc:language").orElse(Xml.language(holder));
    }

    Optional<String> movedTo() {
        return words("itunes:new-feed-url").flatMap(to -> Xml.absolute(to, url));
    }

    Optional<Published> date(List<String> names) {
        return named(names)
                .flatMap(date -> FeedDate.read(Xml.words(date), "feed " + date.tagName()).stream())
                .findFirst()
                .or(() -> names.stream()
                        .flatMap(name -> FeedDate.read(Xml.attribute(holder, name), "feed " + name).stream())
                        .findFirst());
    }

    Optional<FeedText> text(List<String> names) {
        return named(names)
                .flatMap(text -> FeedText.in(text, Xml.base(text, url)).stream())
                .findFirst();
    }
}
