package org.onrecord.ingest.feed;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Repairs feeds with unclosed fields: after {@code <title>Harbour open} the parser takes everything else for the title.
 */
final class UnclosedFieldRepair {
    /** Fields with plain text, which cannot contain other fields. */
    private static final Set<String> PLAIN =
            Set.of(("title link guid id pubdate published updated issued modified created language category comments"
                            + " dc:date dc:creator dc:title lastbuilddate generator copyright")
                    .split(" "));

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

    /** Fields with markup, which may contain HTML elements with the names of fields. */
    private static final Set<String> RICH = Set.of("description", "summary", "content:encoded");

    /** Elements that certainly start another field. */
    private static final Set<String> NEVER_HTML =
            Set.of("item", "entry", "guid", "pubdate", "content:encoded", "dc:date");

    private UnclosedFieldRepair() {}

    /** Moves each field inside another one behind it. */
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
