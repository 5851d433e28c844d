package org.onrecord.ingest.feed;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.onrecord.events.resource.WordLists;

/** Repairs feeds with unclosed fields: after {@code <title>Harbour open} the parser takes everything else for the title. */
final class UnclosedFieldRepair {
    static final WordLists FIELDS = WordLists.read(UnclosedFieldRepair.class, "fields.txt");
    private static final Set<String> PLAIN = FIELDS.set("plain");
    private static final Set<String> RICH = FIELDS.set("rich");
    private static final Set<String> AFTER_PLAIN = FIELDS.set("plain", "other");
    private static final Set<String> AFTER_RICH = FIELDS.set("never-html");

    private UnclosedFieldRepair() {}

    /** Moves each field inside another one behind it. */
    static void close(Document document) {
        for (Element element : document.getAllElements()) {
            Set<String> next = PLAIN.contains(element.tagName())
                    ? AFTER_PLAIN
                    : RICH.contains(element.tagName()) ? AFTER_RICH : Set.of();
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
