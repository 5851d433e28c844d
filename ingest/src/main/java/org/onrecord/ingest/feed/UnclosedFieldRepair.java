package org.onrecord.ingest.feed;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Repairs a feed whose fields are not closed: a reader that knows no RSS takes all that follows {@code <title>Harbour open} for a part
 * of the title.
 */
final class UnclosedFieldRepair {
    /** Fields of words, in which no other field can stand. */
    private static final Set<String> PLAIN = Set.of(
            "title",
            "link",
            "guid",
            "id",
            "pubdate",
            "published",
            "updated",
            "issued",
            "modified",
            "created",
            "language",
            "category",
            "comments",
            "dc:date",
            "dc:creator",
            "dc:title",
            "lastbuilddate",
            "generator",
            "copyright");

    /** Elements that start another field. */
    private static final Set<String> FIELDS = Stream.concat(
                    PLAIN.stream(),
                    Stream.of(
                            "item",
                            "entry",
                            "channel",
                            "description",
                            "summary",
                            "content",
                            "author",
                            "content:encoded"))
            .collect(Collectors.toUnmodifiableSet());

    /** Fields that may hold markup, and so also what in HTML is called as a field is. */
    private static final Set<String> RICH = Set.of("description", "summary", "content:encoded");

    /** Where another field begins for sure. */
    private static final Set<String> NEVER_HTML =
            Set.of("item", "entry", "guid", "pubdate", "content:encoded", "dc:date");

    private UnclosedFieldRepair() {}

    /** Puts every field that stands in another behind it. */
    static void close(Document document) {
        for (Element element : document.getAllElements()) {
            Set<String> next = PLAIN.contains(element.tagName())
                    ? FIELDS
                    : RICH.contains(element.tagName()) ? NEVER_HTML : Set.of();
            Element parent = element.parent();
            if (!next.isEmpty() && parent != null) {
                element.children().stream()
                        .filter(child -> next.contains(child.tagName()))
                        .findFirst()
                        .ifPresent(first -> moveBehind(element, parent, first));
            }
        }
    }

    private static void moveBehind(Element element, Element parent, Element first) {
        List<Node> all = element.childNodes();
        List<Node> rest = List.copyOf(all.subList(first.siblingIndex(), all.size()));
        parent.insertChildren(element.siblingIndex() + 1, rest);
    }
}
